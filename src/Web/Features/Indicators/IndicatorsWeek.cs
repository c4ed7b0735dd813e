using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Indicators;

/// <summary>On « Cette semaine » : values still awaited of the last contract year, and the first step that leads to indicators.</summary>
internal sealed class IndicatorsWeek(ReadIndicatorYear read) : IWeekSource
{
    public async Task<WeekPart> Read(CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Missions, Level.See) || await read.Read(null, cancellationToken) is not { } current)
        {
            return WeekPart.Nothing;
        }
        var step = new FirstStep(50, "Vos indicateurs", "Ceux de votre contrat, comptés d’après vos réunions ou saisis.", "Définir", here.Link("indicateurs"), current.Results.Count > 0);
        if (current.Year == 1 || await read.Read(current.Year - 1, cancellationToken) is not { } last)
        {
            return new([], [], [step]);
        }
        var awaited = last.Attainments.SelectMany(a => a.Awaited).Distinct().ToList();
        return new(awaited.Count == 0
            ? []
            : [new($"{French.Count(awaited.Count, "valeur d’indicateur", "valeurs d’indicateurs")} de l’année {last.Year} à saisir",
                string.Join(", ", awaited.Select(r => r.Indicator.Label)), last.Years.EndOf(last.Year).AddMonths(1), "Saisir", here.Link($"indicateurs?annee={last.Year}"))],
            [], [step]);
    }
}
