using Tisserand.Domain.Foundation.Papers;
using Tisserand.Web.Shell.Papers.Pdf;

namespace Tisserand.Web.Shell.Papers;

/// <summary>
/// A paper as a PDF to print, sign and keep: PDF/A-1b, its fonts inside, its structure tagged for screen readers. Headings stay with what
/// follows, rows stay whole unless taller than a page, heading rows are repeated.
/// </summary>
internal sealed class PdfPaper
{
    private const double CellSide = 5, CellTop = 4;

    private static readonly PdfStyle
        Organisation = new(10, 14, PaperWords.Accent, IsBold: true),
        Title = new(22, 28, PaperWords.Ink, IsBold: true),
        Subtitle = new(12.5, 18, PaperWords.Muted),
        Body = new(10, 15, PaperWords.Ink),
        Muted = new(9.5, 14, PaperWords.Muted),
        Label = new(10, 15, PaperWords.Muted),
        Strong = new(10, 15, PaperWords.Ink, IsBold: true),
        Small = new(8.5, 12.5, PaperWords.Muted),
        Cell = new(9.5, 13, PaperWords.Ink),
        CellHead = new(8.5, 12, PaperWords.Accent, IsBold: true),
        CellTotal = new(9.5, 13, PaperWords.Ink, IsBold: true),
        Caption = new(9.5, 14, PaperWords.Ink, IsBold: true),
        Running = new(8, 11, PaperWords.Muted);

    private static readonly PdfStyle[] Headings =
        [new(15, 20, PaperWords.Accent, IsBold: true), new(12, 17, PaperWords.Ink, IsBold: true), new(10.5, 15, PaperWords.Muted, IsBold: true)];

    private static readonly double[] RoomAbove = [22, 16, 12];

    private readonly Paper _paper;
    private readonly PdfFlow _flow;
    private readonly PdfTag _document = new("Document");
    private readonly List<PdfBookmark> _bookmarks = [];
    private (PaperBlock.Table? Table, double[] Widths) _measured = (null, []);

    private PdfPaper(Paper paper)
    {
        _paper = paper;
        _flow = new(paper.IsLandscape);
    }

    private double TextWidth => _flow.TextWidth;

    public static byte[] Write(Paper paper)
    {
        var drawn = new PdfPaper(paper);
        drawn.Opening();
        for (var i = 0; i < paper.Blocks.Count; i++)
        {
            drawn.Add(i);
        }
        drawn.HeadsAndFeet();
        return PdfDocument.Save(paper, drawn._document, drawn._flow.Pages, drawn._bookmarks, drawn._flow.Faces);
    }

    private void Opening()
    {
        Lines("P", [new(_paper.Organisation)], Organisation);
        Lines("H1", [new(_paper.Title)], Title);
        Lines("P", [new(_paper.Subtitle)], Subtitle);
        Lines("P", [new(PaperWords.DateAndReference(_paper))], Muted);
        _flow.Y += 8;
        _flow.Page.Fill(PdfFlow.Margin, _flow.Y, 42, 2.5, PaperWords.Accent);
        _flow.Y += 16;
    }

    private void Add(int index)
    {
        switch (_paper.Blocks[index])
        {
            case PaperBlock.Heading heading:
                AddHeading(heading, index);
                break;
            case PaperBlock.Paragraph paragraph:
                Lines("P", paragraph.Runs, Body);
                _flow.Y += 6;
                break;
            case PaperBlock.Note note:
                _flow.Y += 4;
                Lines("P", note.Runs, Small);
                _flow.Y += 6;
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
                if (_flow.Y > PdfFlow.Margin)
                {
                    _flow.NewPage();
                }
                break;
            default:
                throw new NotSupportedException($"PDF has no drawing for {_paper.Blocks[index].GetType().Name}.");
        }
    }

    private void AddHeading(PaperBlock.Heading heading, int index)
    {
        var style = Headings[heading.Level - 1];
        if (_flow.Y > PdfFlow.Margin)
        {
            _flow.Y += RoomAbove[heading.Level - 1] - 6;
        }
        if (_flow.Y + HeightWithNext(index) > _flow.Bottom)
        {
            _flow.NewPage();
        }
        _bookmarks.Add(new(heading.Level, heading.Text, _flow.Page, _flow.Y));
        Lines($"H{heading.Level + 1}", [new(heading.Text)], style);
        _flow.Y += 5;
    }

    /// <summary>A heading and the least of what has to stand below it on the same page.</summary>
    private double HeightWithNext(int index)
    {
        if (index >= _paper.Blocks.Count)
        {
            return 0;
        }
        return _paper.Blocks[index] switch
        {
            PaperBlock.Heading heading => RoomAbove[heading.Level - 1] + (_flow.Wrap([new(heading.Text)], Headings[heading.Level - 1], TextWidth).Count * Headings[heading.Level - 1].Leading) + HeightWithNext(index + 1),
            PaperBlock.Table table => Math.Min(OpeningHeight(table), _flow.FullHeight / 2),
            PaperBlock.PageBreak => 0,
            _ => 2 * Body.Leading,
        };
    }

    private void AddList(PaperBlock.List list)
    {
        const double indent = 16;
        var tag = _document.Child("L", list.IsNumbered ? "/A<</O/List/ListNumbering/Decimal>>" : "/A<</O/List/ListNumbering/Disc>>");
        for (var i = 0; i < list.Items.Count; i++)
        {
            var item = tag.Child("LI");
            var lines = _flow.Wrap([list.Items[i]], Body, TextWidth - indent);
            _flow.MakeRoom(lines.Count, Body);
            var sign = _flow.Wrap([list.IsNumbered ? $"{i + 1}." : "•"], Body with { Colour = PaperWords.Accent }, indent);
            _flow.Page.Text(item.Child("Lbl"), sign, Body with { Colour = PaperWords.Accent }, PdfFlow.Margin, PdfFlow.Baseline(_flow.Y, Body));
            _flow.Text(item.Child("LBody"), lines, Body, PdfFlow.Margin + indent);
            _flow.Y += 3;
        }
        _flow.Y += 5;
    }

    private void AddFacts(PaperBlock.Facts facts)
    {
        var labelWidth = Math.Min(TextWidth / 3, 160);
        var tag = _document.Child("Table");
        foreach (var (label, value) in facts.Pairs)
        {
            var rowTag = tag.Child("TR");
            var labelTag = rowTag.Child("TH", "/A<</O/Table/Scope/Row>>");
            var valueTag = rowTag.Child("TD");
            var row = new PdfRow([_flow.Wrap([label], Label, labelWidth - 10), _flow.Wrap([value], Strong, TextWidth - labelWidth)]);
            _flow.StartRow(row.Height * Body.Leading, _flow.FullHeight, Body.Leading, repeat: null);
            _flow.DrawSlices(row, Body.Leading, padding: 0, least: 0, repeat: null, (lines, _) =>
            {
                _flow.Page.Text(labelTag, lines[0], Label, PdfFlow.Margin, PdfFlow.Baseline(_flow.Y, Label));
                _flow.Page.Text(valueTag, lines[1], Strong, PdfFlow.Margin + labelWidth, PdfFlow.Baseline(_flow.Y, Strong));
            });
            _flow.Y += 2;
        }
        _flow.Y += 8;
    }

    private void AddTable(PaperBlock.Table table)
    {
        var tag = _document.Child("Table");
        if (_flow.Y + Math.Min(OpeningHeight(table), _flow.FullHeight) > _flow.Bottom && _flow.Y > PdfFlow.Margin)
        {
            _flow.NewPage();
        }
        if (table.Caption.Length > 0)
        {
            _flow.Text(tag.Child("Caption"), _flow.Wrap([table.Caption], Caption, TextWidth), Caption, PdfFlow.Margin);
            _flow.Y += 3;
        }
        var head = Cells(table, [.. table.Columns.Select(c => c.Heading)], CellHead);
        var total = table.Total is null ? null : Cells(table, table.Total, CellTotal);
        DrawRow(table, head, CellHead, tag.Child("TR"));
        for (var i = 0; i < table.Rows.Count; i++)
        {
            // A total is not left alone on a page: the last row goes with it.
            var kept = total is not null && i == table.Rows.Count - 1 ? RowHeight(total, CellTotal, 0) : 0;
            DrawRow(table, Cells(table, table.Rows[i], Cell), Cell, tag.Child("TR"), head, kept, table.Drawings.GetValueOrDefault(i));
        }
        if (total is not null)
        {
            DrawRow(table, total, CellTotal, tag.Child("TR"), head);
        }
        _flow.Y += 12;
    }

    /// <summary>Caption, headings and first row, which stay together.</summary>
    private double OpeningHeight(PaperBlock.Table table) =>
        (table.Caption.Length > 0 ? Caption.Leading + 3 : 0)
        + RowHeight(Cells(table, [.. table.Columns.Select(c => c.Heading)], CellHead), CellHead, 0)
        + (table.Rows.Count > 0 ? RowHeight(Cells(table, table.Rows[0], Cell), Cell, table.RowHeight) : 0);

    private PdfRow Cells(PaperBlock.Table table, IReadOnlyList<string> cells, PdfStyle style) =>
        new([.. cells.Select((text, i) => _flow.Wrap([text], style, Math.Max(1, Widths(table)[i] - (2 * CellSide))))]);

    /// <summary>Measured once for a table, since it reads every cell.</summary>
    private double[] Widths(PaperBlock.Table table)
    {
        if (!ReferenceEquals(_measured.Table, table))
        {
            _measured = (table, PaperColumns.Widths(table, _flow.Faces, Cell.Size, (2 * CellSide) + 0.5, TextWidth));
        }
        return _measured.Widths;
    }

    private static double RowHeight(PdfRow row, PdfStyle style, double millimetres) =>
        Math.Max((row.Height * style.Leading) + (2 * CellTop), millimetres * 72 / 25.4);

    /// <param name="tag">Null for headings that repeat.</param>
    /// <param name="repeated">Headings, drawn again when the row opens a page.</param>
    /// <param name="kept">Height of what has to stand below it on the same page.</param>
    /// <param name="drawing">At the right of the last cell.</param>
    private void DrawRow(PaperBlock.Table table, PdfRow row, PdfStyle style, PdfTag? tag, PdfRow? repeated = null, double kept = 0, PaperDrawing? drawing = null)
    {
        var widths = Widths(table);
        var cells = table.Columns.Select(_ => style == CellHead ? tag?.Child("TH", "/A<</O/Table/Scope/Column>>") : tag?.Child("TD")).ToList();
        // Headings that would eat the page are said once.
        var headHeight = repeated is null ? 0 : RowHeight(repeated, CellHead, 0);
        Action? repeat = repeated is null || headHeight > _flow.FullHeight / 3 ? null : () => DrawRow(table, repeated, CellHead, null);
        var least = style == Cell ? table.RowHeight * 72 / 25.4 : 0;
        var height = Math.Max((row.Height * style.Leading) + (2 * CellTop), least) + kept;
        _flow.StartRow(height, _flow.FullHeight - headHeight, style.Leading, repeat);
        _flow.DrawSlices(row, style.Leading, CellTop, least, repeat, Draw);

        void Draw(IReadOnlyList<IReadOnlyList<PdfLine>> lines, double height)
        {
            if (style == CellHead)
            {
                _flow.Page.Fill(PdfFlow.Margin, _flow.Y, TextWidth, height, PaperWords.Soft);
            }
            var x = PdfFlow.Margin;
            for (var i = 0; i < widths.Length; i++)
            {
                if (table.IsToFillIn)
                {
                    _flow.Page.Frame(x, _flow.Y, widths[i], height, PaperWords.Line);
                }
                // A name stands in the middle of its box, beside the place to sign.
                var top = style == Cell && table.IsToFillIn ? _flow.Y + ((height - (lines[i].Count * style.Leading)) / 2) : _flow.Y + CellTop;
                _flow.Page.Text(cells[i], lines[i], style, table.Columns[i].IsRight ? x + widths[i] - CellSide : x + CellSide, PdfFlow.Baseline(top, style), table.Columns[i].IsRight);
                x += widths[i];
            }
            if (drawing is not null)
            {
                var drawn = height - 4;
                var wide = Math.Min(widths[^1] / 2, drawn * drawing.Width / drawing.Height);
                _flow.Page.Draw(drawing, x - wide - 2, _flow.Y + 2, wide / drawing.Width);
            }
            _flow.Page.Rule(PdfFlow.Margin, style == CellTotal ? _flow.Y : _flow.Y + height, TextWidth, style == CellTotal ? 1 : 0.6, style == CellTotal ? PaperWords.Accent : PaperWords.Line);
        }
    }

    private void Lines(string type, IReadOnlyList<PaperRun> runs, PdfStyle style)
    {
        if (runs.Any(r => r.Text.Length > 0))
        {
            _flow.Text(_document.Child(type), _flow.Wrap(runs, style, TextWidth), style, PdfFlow.Margin);
        }
    }

    private void HeadsAndFeet()
    {
        for (var i = 0; i < _flow.Pages.Count; i++)
        {
            var page = _flow.Pages[i];
            var foot = page.Height - 34;
            if (i > 0)
            {
                page.Text(null, _flow.Wrap([PaperWords.RunningHead(_paper)], Running, TextWidth)[..1], Running, PdfFlow.Margin, 36);
            }
            page.Rule(PdfFlow.Margin, foot - 14, TextWidth, 0.6, PaperWords.Line);
            page.Text(null, _flow.Wrap([PaperWords.DateAndReference(_paper)], Running, TextWidth * 0.7)[..1], Running, PdfFlow.Margin, foot);
            page.Text(null, _flow.Wrap([PaperWords.PageOf(i + 1, _flow.Pages.Count)], Running, TextWidth), Running, page.Width - PdfFlow.Margin, foot, isRight: true);
        }
    }
}
