using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Features.Governance.Sittings;

namespace Tisserand.Web.Features.Governance.Papers;

/// <summary>Convocation, as it is joined to the message or handed over. Source: statuts.</summary>
internal static class ConvocationPaper
{
    public static Paper Of(string cpts, Meeting meeting, IReadOnlyList<string> agenda, string text, IEnumerable<string> documents, DateOnly today) =>
        Write(new PaperBuilder("Convocation", cpts) { Subtitle = meeting.Title, Date = today }, SittingText.When(meeting.Day, meeting.StartsAt), SittingText.Place(meeting), agenda, text, documents).Build();

    /// <summary>The letters of those without an address, one by page.</summary>
    public static Paper Letters(string cpts, string title, Convocation convocation, IReadOnlyList<string> names, DateOnly day)
    {
        var paper = new PaperBuilder("Convocations à remettre", cpts) { Subtitle = title, Date = day };
        foreach (var (i, name) in names.Index())
        {
            if (i > 0)
            {
                paper.PageBreak();
            }
            paper.Paragraph(PaperRun.Bold("À l’attention de " + name));
            Write(paper, SittingText.When(convocation.Day, convocation.StartsAt), convocation.Place, convocation.Agenda.Split('\n', StringSplitOptions.RemoveEmptyEntries), convocation.Text, convocation.Documents.Select(d => d.Name));
        }
        return paper.Build();
    }

    private static PaperBuilder Write(PaperBuilder paper, string when, string place, IReadOnlyList<string> agenda, string text, IEnumerable<string> documents)
    {
        paper.Facts(("Date", when), ("Lieu", place));
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            paper.Paragraph(paragraph);
        }
        if (agenda.Count > 0)
        {
            paper.Heading("Ordre du jour").Numbered(agenda);
        }
        var joined = documents.ToList();
        return joined.Count == 0 ? paper : paper.Heading("Documents").Bullets(joined);
    }
}
