using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Tisserand.Web.Shell.Papers;
using Paper = Tisserand.Domain.Foundation.Papers.Paper;

namespace Tisserand.Web.Tests.Shell.Papers;

public sealed class WordPaperTests
{
    public static TheoryData<string> Papers => [.. SamplePapers.Names];

    [Theory, MemberData(nameof(Papers))]
    public void Word_finds_nothing_to_repair(string name) => Within(SamplePapers.Named(name), document =>
    {
        FileFormatVersions[] versions = [FileFormatVersions.Office2007, FileFormatVersions.Office2019];
        var faults = versions.SelectMany(v => new OpenXmlValidator(v).Validate(document)).Select(e => $"{e.Path?.XPath}: {e.Description}").ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    });

    [Theory, MemberData(nameof(Papers))]
    public void All_that_the_paper_says_stands_in_it_in_order(string name)
    {
        var paper = SamplePapers.Named(name);
        Within(paper, document =>
        {
            var text = Flat(string.Concat(document.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().Select(p => p.InnerText)));
            var from = 0;
            foreach (var said in SpokenText.Of(paper).Select(Flat))
            {
                var at = text.IndexOf(said, from, StringComparison.Ordinal);
                Assert.True(at >= 0, $"« {said} » is missing, or out of order.");
                from = at + said.Length;
            }
        });
    }

    [Fact]
    public void Headings_lists_and_tables_are_those_of_Word() => Within(SamplePapers.Report(), document =>
    {
        var body = document.MainDocumentPart!.Document.Body!;
        var styles = body.Elements<Paragraph>().Select(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value).ToList();
        Assert.Single(styles, "Title");
        Assert.Equal(4, styles.Count(s => s == "Heading1"));
        Assert.Contains("Heading2", styles);
        Assert.Contains("Heading3", styles);
        var numbers = body.Descendants<NumberingId>().Select(n => n.Val!.Value).Distinct().ToList();
        Assert.Equal(3, numbers.Count);
        Assert.All(body.Elements<Table>().Where(t => t.Descendants<TableStyle>().Single().Val == "Tableau"), t =>
        {
            Assert.Single(t.Descendants<TableHeader>());
            Assert.NotNull(t.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>());
        });
        Assert.Equal("fr-FR", document.MainDocumentPart.StyleDefinitionsPart!.Styles!.Descendants<Languages>().First().Val!.Value);
        Assert.Equal(["PAGE", "NUMPAGES"], document.MainDocumentPart.FooterParts.Single().Footer.Descendants<SimpleField>().Select(f => f.Instruction!.Value!));
        Assert.Equal(("Rapport annuel d’activité", "CPTS des Deux Vallées", "fr-FR"), (document.PackageProperties.Title, document.PackageProperties.Creator, document.PackageProperties.Language));
    });

    [Fact]
    public void A_sheet_to_sign_lies_on_its_side_with_room_in_its_rows() => Within(SamplePapers.SignInSheet(), document =>
    {
        var page = document.MainDocumentPart!.Document.Body!.Descendants<PageSize>().Single();
        Assert.True(page.Width! > page.Height!);
        Assert.Equal(30, document.MainDocumentPart.Document.Body!.Descendants<TableRowHeight>().Count(h => h.Val! == 623u));
    });

    [Fact]
    public void A_column_is_as_wide_as_what_cannot_be_cut() => Within(SamplePapers.Cramped(), document =>
    {
        var widths = document.MainDocumentPart!.Document.Body!.Descendants<GridColumn>().Select(c => int.Parse(c.Width!.Value!, CultureInfo.InvariantCulture)).ToList();
        // In twentieths of a point: ten digits of 10 points need 55 points and more.
        Assert.All(widths, w => Assert.InRange(w, 1000, 6000));
        Assert.InRange(widths.Sum(), 9600, 9640);
    });

    private static void Within(Paper paper, Action<WordprocessingDocument> check)
    {
        using var stream = new MemoryStream(PaperFiles.ToWord(paper));
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        check(document);
    }

    private static string Flat(string text) => text.Replace("\n", "", StringComparison.Ordinal);
}
