using Tisserand.Domain.Foundation.Papers;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Tests.Shell.Papers;

/// <summary>Every piece of text of a paper, in reading order: what each renderer has to say.</summary>
static class SpokenText
{
    public static IEnumerable<string> Of(Paper paper) =>
        new[] { paper.Organisation, paper.Title, paper.Subtitle, DateAndReference(paper) }.Concat(paper.Blocks.SelectMany(Of)).Where(t => t.Length > 0);

    private static string DateAndReference(Paper paper) =>
        paper.Date is { } day ? $"{French.LongDay(day)} · {paper.Reference}" : paper.Reference;

    private static IEnumerable<string> Of(PaperBlock block) => block switch
    {
        PaperBlock.Heading heading => [heading.Text],
        PaperBlock.Paragraph paragraph => paragraph.Runs.Select(r => r.Text),
        PaperBlock.Note note => note.Runs.Select(r => r.Text),
        PaperBlock.List list => list.Items,
        PaperBlock.Facts facts => facts.Pairs.SelectMany(p => new[] { p.Label, p.Value }),
        PaperBlock.Table table => [table.Caption, .. table.Columns.Select(c => c.Heading), .. table.Rows.SelectMany(r => r), .. table.Total ?? []],
        _ => [],
    };
}
