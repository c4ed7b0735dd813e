using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Tests.Shell.Papers;

public sealed partial class PdfPaperTests
{
    public static TheoryData<string> Papers => [.. SamplePapers.Names];

    [Theory, MemberData(nameof(Papers))]
    public void An_outside_checker_says_that_it_is_a_valid_archive(string name) =>
        Assert.Contains("is a valid PDF/A-1b file", PdfCheckers.Preflight(Pdf(name)), StringComparison.Ordinal);

    [Theory, MemberData(nameof(Papers))]
    public void Its_syntax_is_clean(string name)
    {
        var (code, output) = PdfCheckers.Qpdf(Pdf(name));
        Assert.True(code == 0, output);
    }

    [Theory]
    [InlineData("report")]
    [InlineData("long")]
    public void All_that_the_paper_says_is_copied_in_order(string name)
    {
        var text = Letters([PdfCheckers.Text(Pdf(name))]);
        var from = 0;
        foreach (var said in SpokenText.Of(SamplePapers.Named(name)).Select(t => Letters([t])))
        {
            from = text.IndexOf(said, from, StringComparison.Ordinal);
            Assert.True(from >= 0, $"« {said} » is missing, or out of order.");
            from += said.Length;
        }
    }

    // Not the longer ones: pdfinfo reads the whole page again for each piece.
    [Theory]
    [InlineData("sheet")]
    [InlineData("awkward")]
    public void What_is_read_aloud_is_the_paper_and_nothing_else(string name)
    {
        var read = PdfCheckers.Info(Pdf(name), "-struct-text").Split('\n').Select(l => l.Trim())
            .Where(l => l.Length > 1 && l[0] == '"' && l[^1] == '"').Select(l => l[1..^1]);
        Assert.Equal(Letters(SpokenText.Of(SamplePapers.Named(name))), Letters(read.Where(l => !ListSign().IsMatch(l))));
    }

    [Fact]
    public void Structure_is_that_of_the_paper()
    {
        var paper = SamplePapers.Report();
        var tags = PdfCheckers.Info(PaperFiles.ToPdf(paper), "-struct").Split('\n').Select(l => l.Trim().Split([' ', ':'])[0]).ToLookup(t => t);
        var tables = paper.Blocks.OfType<PaperBlock.Table>().ToList();
        var facts = paper.Blocks.OfType<PaperBlock.Facts>().ToList();
        var lists = paper.Blocks.OfType<PaperBlock.List>().ToList();
        Assert.Single(tags["H1"]);
        for (var level = 1; level <= 3; level++)
        {
            Assert.Equal(paper.Blocks.OfType<PaperBlock.Heading>().Count(h => h.Level == level), tags[$"H{level + 1}"].Count());
        }
        Assert.Equal((lists.Count, lists.Sum(l => l.Items.Count)), (tags["L"].Count(), tags["LI"].Count()));
        Assert.Equal(tables.Count + facts.Count, tags["Table"].Count());
        // Headings that repeat on the next page are said once.
        Assert.Equal(tables.Sum(t => t.Rows.Count + 1 + (t.Total is null ? 0 : 1)) + facts.Sum(f => f.Pairs.Count), tags["TR"].Count());
        Assert.Equal(tables.Sum(t => t.Columns.Count) + facts.Sum(f => f.Pairs.Count), tags["TH"].Count());
    }

    [Fact]
    public void It_bears_its_title_its_author_and_its_pages()
    {
        var info = PdfCheckers.Info(PaperFiles.ToPdf(SamplePapers.Report()));
        Assert.Matches(@"Title: +Rapport annuel d’activité\n", info);
        Assert.Matches(@"Author: +CPTS des Deux Vallées\n", info);
        Assert.Matches(@"Tagged: +yes\n", info);
        Assert.Matches(@"Pages: +5\n", info);
        Assert.Matches(@"Page size: +595.28 x 841.89 pts \(A4\)", info);
        Assert.Matches(@"Page size: +841.89 x 595.28 pts \(A4\)", PdfCheckers.Info(PaperFiles.ToPdf(SamplePapers.SignInSheet())));
    }

    [Fact]
    public void A_date_an_amount_or_a_heading_is_not_cut_however_narrow_its_column_was_asked_for()
    {
        var text = PdfCheckers.Text(PaperFiles.ToPdf(SamplePapers.Cramped())).Replace('\u00A0', ' ');
        Assert.Contains("\nJour Montant Objet Participants\n", text, StringComparison.Ordinal);
        Assert.Contains("\n12/03/2026 1 234 567,00 € Une phrase", text, StringComparison.Ordinal);
        Assert.Contains("\nEnsemble 1 234 567,00 € 12\n", text, StringComparison.Ordinal);
    }

    // 2,000 rows of one line at 21 points, 33 to a page.
    [Fact]
    public void A_long_table_goes_over_the_pages_that_it_needs() =>
        Assert.Matches(@"Pages: +6[1-3]\n", PdfCheckers.Info(PaperFiles.ToPdf(SamplePapers.Long(2000))));

    [Fact]
    public void The_same_paper_gives_the_same_bytes() => Assert.Equal(Pdf("awkward"), Pdf("awkward"));

    [Fact]
    public void Only_the_letters_used_are_embedded() => Assert.InRange(Pdf("sheet").Length, 10_000, 80_000);

    private static byte[] Pdf(string name) => PaperFiles.ToPdf(SamplePapers.Named(name));

    /// <summary>Without blanks, and without joiners and variation selectors, which a PDF does not draw.</summary>
    private static string Letters(IEnumerable<string> texts)
    {
        var kept = new StringBuilder();
        foreach (var rune in string.Concat(texts).EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format && rune.Value is not (>= 0xFE00 and <= 0xFE0F))
            {
                kept.Append(rune);
            }
        }
        return kept.ToString();
    }

    [GeneratedRegex(@"^(?:•|\d+\.)$", RegexOptions.None, 1000)]
    private static partial Regex ListSign();
}
