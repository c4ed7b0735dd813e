using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indicators;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Indicators;

/// <summary>« Indicateurs » : a contract year, mission by mission: values, attainment, money.</summary>
[Requires(Area.Missions)]
public sealed class IndexModel(ReadIndicatorYear read, Clock clock) : PageModel
{
    /// <summary>Null when no contract was entered: targets are those of its years.</summary>
    public IndicatorYear? Shown { get; private set; }

    public async Task<IActionResult> OnGet([FromQuery(Name = "annee")] int? year, [FromQuery] ListQuery list)
    {
        Shown = await read.Read(year, HttpContext.RequestAborted);
        return Shown is not null && ListFiles.File(Table, list, Shown.Results.ToAsyncEnumerable(), clock.Today) is { } file ? file : Page();
    }

    private static Table<IndicatorResult> Table => new("indicateurs", "Indicateurs",
    [
        new("annee", "Année du contrat", r => r.ContractYear),
        new("indicateur", "Indicateur", r => r.Indicator.Label),
        new("missions", "Missions", r => string.Join(", ", r.Indicator.Missions.Select(m => Domain.Missions.MissionCodes.ShortLabel(m.Mission)))),
        new("niveau", "Niveau", r => r.Indicator.Level.Label()),
        new("emploi", "Emploi", r => r.Indicator.Use.Label()),
        new("producteur", "Producteur", r => r.Indicator.Producer.Label()),
        new("decompte", "Décompte", r => r.Indicator.Count.Label()),
        new("objectif", "Objectif", r => r.Target),
        new("valeur", "Valeur", r => r.Held),
        new("unite", "Unité", r => r.Indicator.Unit),
        new("comptee", "Valeur comptée", r => r.Counted?.Total),
        new("raison", "Source ou raison de la valeur saisie", r => r.Typed?.Reason),
        new("atteinte", "Atteinte (%)", r => r.Attainment is { } share ? (decimal)(share * 10_000).Round(Rounding.HalfAwayFromZero) / 100 : null),
    ]);
}
