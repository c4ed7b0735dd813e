using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Governance;

namespace Tisserand.Web.Features.Governance.Papers;

/// <summary>Procès-verbal. Source: statuts; fiche outil du coordonnateur.</summary>
internal static class MinutesPaper
{
    /// <param name="status">« Projet », « Version 2 du… », « Approuvé le… par… ».</param>
    public static Paper Of(MinutesFacts facts, string status)
    {
        var paper = new PaperBuilder("Procès-verbal", facts.Organisation) { Subtitle = facts.Title, Date = facts.Day, Reference = status }
            .Facts(("Séance", facts.Kind), ("Horaire", facts.Hours), ("Lieu", facts.Place), ("Convocation", facts.Convocation))
            .Heading("Présents et représentés")
            .Paragraph(PaperRun.Bold($"Présents ({facts.Present.Count})\u00A0: "), string.Join(", ", facts.Present));
        if (facts.Excused.Count > 0)
        {
            paper.Paragraph(PaperRun.Bold($"Excusés ({facts.Excused.Count})\u00A0: "), string.Join(", ", facts.Excused));
        }
        if (facts.Proxies.Count > 0)
        {
            paper.Paragraph(PaperRun.Bold($"Pouvoirs ({facts.Proxies.Count})\u00A0: "), string.Join("\u00A0; ", facts.Proxies));
        }
        paper.Heading("Quorum").Bullets(facts.Quorum);
        foreach (var point in facts.Points)
        {
            paper.Heading(point.Title);
            foreach (var paragraph in point.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            {
                paper.Paragraph(paragraph);
            }
            foreach (var resolution in point.Resolutions)
            {
                paper.Paragraph(PaperRun.Bold("Résolution\u00A0: "), resolution.Text).Paragraph(PaperRun.Italic(resolution.Nature)).Bullets(resolution.Working);
            }
        }
        return paper.Paragraph("La présidence de séance\u00A0:").Paragraph("Le secrétariat de séance\u00A0:").Build();
    }
}
