using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Shell.Lists;

/// <summary>
/// Writes one sheet of XLSX row by row: bold frozen headings, real numbers, dates and amounts. The rows go to a temporary
/// file first, since a package cannot be written to a stream that only goes forward.
/// </summary>
internal static class Workbook
{
    private const uint Plain = 0, Bold = 1, Date = 2, Amount = 3;

    public static async Task Write<T>(Stream output, Table<T> table, IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            await WriteSheet(sheet, table, rows, cancellationToken);
            workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new Sheets(new Sheet
            {
                Id = workbook.GetIdOfPart(sheet),
                SheetId = 1,
                Name = SheetName(table.Title),
            }));
        }
        file.Position = 0;
        await file.CopyToAsync(output, cancellationToken);
    }

    /// <summary>31 characters at most, none of those that Excel refuses.</summary>
    private static string SheetName(string title)
    {
        var name = string.Concat(title.Where(c => !"[]:*?/\\".Contains(c, StringComparison.Ordinal)));
        return name.Length > 31 ? name[..31] : name;
    }

    private static async Task WriteSheet<T>(WorksheetPart part, Table<T> table, IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(table.Columns.Select((c, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = Math.Clamp(c.Heading.Length + 6, 12, 40), CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, table.Columns.Select(c => TextCell(c.Heading, Bold)));
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            WriteRow(writer, table.Columns.Select(c => CellOf(c.Value(row))));
        }
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter writer, IEnumerable<Cell> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
        {
            writer.WriteElement(cell);
        }
        writer.WriteEndElement();
    }

    private static Cell CellOf(object? value) => value switch
    {
        null => new Cell(),
        Money amount => NumberCell(amount.Euros, Amount),
        DateOnly day => NumberCell(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber, Date),
        int or long or decimal => NumberCell(Convert.ToDecimal(value, CultureInfo.InvariantCulture), Plain),
        _ => TextCell(ListFiles.Text(value), Plain),
    };

    private static Cell NumberCell(decimal number, uint style) =>
        new(new CellValue(number.ToString(CultureInfo.InvariantCulture))) { DataType = CellValues.Number, StyleIndex = style };

    private static Cell TextCell(string text, uint style) =>
        new(new InlineString(new Text(Writable(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };

    /// <summary>Without the control characters that XML cannot hold.</summary>
    private static string Writable(string text) => string.Concat(text.Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "#,##0.00\\ \"€\"" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true }));
}
