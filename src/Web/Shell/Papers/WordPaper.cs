using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Tisserand.Domain.Foundation.Papers;
using Paper = Tisserand.Domain.Foundation.Papers.Paper;

namespace Tisserand.Web.Shell.Papers;

/// <summary>
/// A paper as a Word document that a coordinator goes on editing: real styles (title, headings, lists, table), heading row
/// repeated on each page, page numbers, French as its language.
/// </summary>
internal sealed class WordPaper
{
    // Twentieths of a point. A4, two centimetres of margin.
    private const int ShortSide = 11906, LongSide = 16838, Margin = 1134;

    private readonly Paper _paper;
    private readonly Body _body = new();
    private readonly Numbering _numbering = WordStyles.Lists();
    private readonly Pdf.PdfFaces _measure = new();
    private int _lists = WordStyles.BulletList;

    private WordPaper(Paper paper) => _paper = paper;

    private int TextWidth => (_paper.IsLandscape ? LongSide : ShortSide) - (2 * Margin);

    public static byte[] Write(Paper paper)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            new WordPaper(paper).WriteTo(document);
        }
        return stream.ToArray();
    }

    private void WriteTo(WordprocessingDocument document)
    {
        var main = document.AddMainDocumentPart();
        main.Document = new Document(_body);
        main.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.Sheet();
        main.AddNewPart<DocumentSettingsPart>().Settings = WordStyles.Settings();
        Opening();
        foreach (var block in _paper.Blocks)
        {
            Add(block);
        }
        main.AddNewPart<NumberingDefinitionsPart>().Numbering = _numbering;
        _body.Append(Section(main));
        Describe(document);
    }

    private void Opening()
    {
        _body.Append(Styled("Organisme", Words(_paper.Organisation)));
        _body.Append(Styled("Title", Words(_paper.Title)));
        if (_paper.Subtitle.Length > 0)
        {
            _body.Append(Styled("Subtitle", Words(_paper.Subtitle)));
        }
        if (PaperWords.DateAndReference(_paper) is { Length: > 0 } line)
        {
            _body.Append(Styled("Date", Words(line)));
        }
    }

    private void Add(PaperBlock block)
    {
        switch (block)
        {
            case PaperBlock.Heading heading:
                _body.Append(Styled("Heading" + heading.Level.ToString(CultureInfo.InvariantCulture), Words(heading.Text)));
                break;
            case PaperBlock.Paragraph paragraph:
                _body.Append(Styled(null, [.. paragraph.Runs.Select(Words)]));
                break;
            case PaperBlock.Note note:
                _body.Append(Styled("Mention", [.. note.Runs.Select(Words)]));
                break;
            case PaperBlock.List list:
                AddList(list);
                break;
            case PaperBlock.Facts facts:
                AddFacts(facts);
                break;
            case PaperBlock.Table table:
                AddTable(table);
                break;
            case PaperBlock.PageBreak:
                _body.Append(new Paragraph(new Run(new Break { Type = BreakValues.Page })));
                break;
            default:
                throw new NotSupportedException($"Word has no drawing for {block.GetType().Name}.");
        }
    }

    // Each numbered list is an instance of its own, so that it starts at 1 again.
    private void AddList(PaperBlock.List list)
    {
        var number = WordStyles.BulletList;
        if (list.IsNumbered)
        {
            number = ++_lists;
            _numbering.Append(WordStyles.NewNumberedList(number));
        }
        foreach (var item in list.Items)
        {
            var paragraph = Styled(list.IsNumbered ? "ListNumber" : "ListBullet", Words(item));
            paragraph.ParagraphProperties!.Append(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = number }));
            _body.Append(paragraph);
        }
    }

    private void AddFacts(PaperBlock.Facts facts)
    {
        var label = Math.Min(TextWidth / 3, 3400);
        var rows = facts.Pairs.Select(pair => new TableRow(
            new TableRowProperties(new CantSplit()),
            Cell(label, "Libelle", pair.Label),
            Cell(TextWidth - label, "Valeur", pair.Value)));
        _body.Append(NewTable("Renseignements", [label, TextWidth - label], hasTotal: false, rows));
        _body.Append(Styled("Interligne"));
    }

    private void AddTable(PaperBlock.Table table)
    {
        if (table.Caption.Length > 0)
        {
            _body.Append(Styled("Caption", Words(table.Caption)));
        }
        // Measured larger than written: a computer without the face of the document puts a wider one in its place.
        var widths = PaperColumns.Widths(table, _measure, size: 12, padding: 10, TextWidth / 20.0).Select(points => (int)(points * 20)).ToList();
        var rows = table.Rows.Select(cells => Row(table, widths, cells, table.RowHeight))
            .Prepend(Row(table, widths, [.. table.Columns.Select(c => c.Heading)], 0, new TableHeader()));
        if (table.Total is { } total)
        {
            rows = rows.Append(Row(table, widths, total, 0));
        }
        _body.Append(NewTable(table.IsToFillIn ? "TableauARemplir" : "Tableau", widths, table.Total is not null, rows));
        _body.Append(Styled("Interligne"));
    }

    private static Table NewTable(string style, List<int> widths, bool hasTotal, IEnumerable<TableRow> rows)
    {
        var properties = new TableProperties(
            new TableStyle { Val = style },
            new TableWidth { Width = Twips(widths.Sum()), Type = TableWidthUnitValues.Dxa },
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableLook { Val = hasTotal ? "0660" : "0620" });
        var table = new Table(properties, new TableGrid(widths.Select(w => new GridColumn { Width = Twips(w) })));
        table.Append(rows);
        return table;
    }

    private static TableRow Row(PaperBlock.Table table, List<int> widths, IReadOnlyList<string> cells, double height, TableHeader? repeated = null)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (height > 0)
        {
            properties.Append(new TableRowHeight { Val = (uint)(height * 1440 / 25.4), HeightType = HeightRuleValues.AtLeast });
        }
        if (repeated is not null)
        {
            properties.Append(repeated);
        }
        var row = new TableRow(properties);
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = Cell(widths[i], table.Columns[i].IsRight ? "CelluleChiffres" : "Cellule", cells[i]);
            if (height > 0)
            {
                // A name stands in the middle of its box, beside the place to sign.
                cell.TableCellProperties!.TableCellVerticalAlignment = new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center };
            }
            row.Append(cell);
        }
        return row;
    }

    private static TableCell Cell(int width, string style, string text) =>
        new(new TableCellProperties(new TableCellWidth { Width = Twips(width), Type = TableWidthUnitValues.Dxa }), Styled(style, Words(text)));

    private SectionProperties Section(MainDocumentPart main)
    {
        var running = main.AddNewPart<HeaderPart>();
        running.Header = new Header(Styled("Header", Words(PaperWords.RunningHead(_paper))));
        // The first page bears the name and the title already.
        var first = main.AddNewPart<HeaderPart>();
        first.Header = new Header(Styled("Header"));
        var footer = main.AddNewPart<FooterPart>();
        footer.Footer = new Footer(Footer());
        return new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(running) },
            new HeaderReference { Type = HeaderFooterValues.First, Id = main.GetIdOfPart(first) },
            new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
            new FooterReference { Type = HeaderFooterValues.First, Id = main.GetIdOfPart(footer) },
            _paper.IsLandscape
                ? new PageSize { Width = LongSide, Height = ShortSide, Orient = PageOrientationValues.Landscape }
                : new PageSize { Width = ShortSide, Height = LongSide },
            new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 567, Footer = 567, Gutter = 0 },
            new TitlePage());
    }

    private Paragraph Footer()
    {
        var paragraph = Styled("Footer", Words(PaperWords.DateAndReference(_paper)), new Run(new TabChar()), Words("Page "), Field("PAGE"), Words(" sur "), Field("NUMPAGES"));
        paragraph.ParagraphProperties!.Append(new Tabs(new TabStop { Val = TabStopValues.Right, Position = TextWidth }));
        return paragraph;
    }

    private static SimpleField Field(string instruction) => new(Words("1")) { Instruction = instruction };

    private void Describe(WordprocessingDocument document)
    {
        var properties = document.PackageProperties;
        properties.Title = _paper.Title;
        properties.Creator = _paper.Organisation;
        properties.Language = "fr-FR";
        if (_paper.Subtitle.Length > 0)
        {
            properties.Subject = _paper.Subtitle;
        }
        if (_paper.Reference.Length > 0)
        {
            properties.Identifier = _paper.Reference;
        }
    }

    private static Paragraph Styled(string? style, params OpenXmlElement[] content)
    {
        var paragraph = new Paragraph(content.Where(c => c.HasChildren));
        paragraph.ParagraphProperties = style is null ? null : new ParagraphProperties(new ParagraphStyleId { Val = style });
        return paragraph;
    }

    private static Run Words(PaperRun words)
    {
        var run = Words(words.Text);
        if (words.IsBold || words.IsItalic)
        {
            run.RunProperties = new RunProperties { Bold = words.IsBold ? new Bold() : null, Italic = words.IsItalic ? new Italic() : null };
        }
        return run;
    }

    private static Run Words(string text)
    {
        var run = new Run();
        foreach (var line in text.Length == 0 ? [] : text.Split('\n'))
        {
            if (run.HasChildren)
            {
                run.Append(new Break());
            }
            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }
        return run;
    }

    private static string Twips(int length) => length.ToString(CultureInfo.InvariantCulture);
}
