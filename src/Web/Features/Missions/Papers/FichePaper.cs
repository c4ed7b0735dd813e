using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Missions.Papers;

/// <summary>Fiche action, to be sent to fund and ARS: the headings of sheet 5, in its order.</summary>
internal static class FichePaper
{
    public static Paper Of(string cpts, FicheAction fiche, string? referent)
    {
        var paper = new PaperBuilder("Fiche action", cpts) { Subtitle = fiche.Title, Date = fiche.ActedOn }
            .Facts(
                ("Mission", fiche.Mission.Label()),
                ("Référent", referent),
                ("État", fiche.State.Label()),
                ("Actée le", fiche.ActedOn is { } acted ? French.LongDay(acted) : null),
                ("Début", fiche.StartsOn is { } start ? French.LongDay(start) : null),
                ("Fin", fiche.EndsOn is { } end ? French.LongDay(end) : null));
        foreach (var (heading, text) in FicheModel.Headings(fiche))
        {
            paper.Heading(heading);
            // One typed line is one paragraph; an empty heading keeps its place, to be filled in.
            foreach (var line in text.Length == 0 ? ["À compléter."] : text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                paper.Paragraph(line);
            }
        }
        return paper.Build();
    }
}
