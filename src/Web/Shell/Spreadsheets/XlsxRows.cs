using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Shell.Spreadsheets;

/// <summary>
/// Rows of the first visible sheet of an XLSX that holds some: read forward from the parts that matter, formulas by the value
/// kept beside them, merged cells near the top filled (headings). The unpacked text is bounded, whatever the archive says.
/// </summary>
internal static class XlsxRows
{
    /// <summary>Most unpacked bytes, all parts together: some thousand times a bomb's archive, far above any list of people.</summary>
    private const long MostUnpacked = 150_000_000;

    private const int MostRowsAbove = 30;

    public static Outcome<List<SheetRow>> Read(Stream content)
    {
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            var package = new Package(archive);
            if (!package.Has("xl/workbook.xml"))
            {
                return SheetFile.NotATable;
            }
            var (sheets, since1904) = Sheets(package);
            var strings = package.Has("xl/sharedStrings.xml") ? SharedStrings(package) : [];
            var dates = package.Has("xl/styles.xml") ? DateStyles(package) : [];
            List<SheetRow> rows = [];
            foreach (var sheet in sheets.Where(package.Has))
            {
                rows = Rows(package, sheet, strings, dates, since1904);
                if (rows.Count > 1)
                {
                    break;
                }
            }
            return rows.Count > SheetFile.MostRows + MostRowsAbove ? SheetFile.TooManyRows : rows;
        }
        catch (TooMuch)
        {
            return new Refusal("file-bomb", "Ce classeur, une fois décompressé, est démesuré\u00A0: ce n’est pas un simple tableau.");
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            return new Refusal("file-damaged", "Ce classeur Excel est abîmé ou incomplet\u00A0: rouvrez-le dans votre tableur, enregistrez-le de nouveau, et réessayez.");
        }
    }

    /// <summary>Parts of the visible sheets, in order, and whether days are counted from 1904.</summary>
    private static (List<string> Parts, bool Since1904) Sheets(Package package)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        if (package.Has("xl/_rels/workbook.xml.rels"))
        {
            using var relations = package.Open("xl/_rels/workbook.xml.rels");
            while (relations.Read())
            {
                if (relations is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && relations.GetAttribute("Id") is { } id && relations.GetAttribute("Target") is { } target)
                {
                    targets[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
                }
            }
        }
        var parts = new List<string>();
        var since1904 = false;
        using var workbook = package.Open("xl/workbook.xml");
        while (workbook.Read())
        {
            if (workbook is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
            {
                since1904 = workbook.GetAttribute("date1904") is "1" or "true";
            }
            else if (workbook is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && workbook.GetAttribute("state") is null or "visible")
            {
                var id = workbook.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
                    ?? workbook.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");
                parts.Add(targets.GetValueOrDefault(id ?? "", ""));
            }
        }
        return (parts, since1904);
    }

    private static List<string> SharedStrings(Package package)
    {
        var strings = new List<string>();
        using var xml = package.Open("xl/sharedStrings.xml");
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                strings.Add(TextOf(xml));
            }
        }
        return strings;
    }

    /// <summary>The text of a string, pronunciation hints left out; ends on the end of the element.</summary>
    private static string TextOf(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }
        var (depth, text, inText, hint) = (xml.Depth, new StringBuilder(), false, false);
        while (xml.Read() && xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when !xml.IsEmptyElement:
                    inText = xml.LocalName == "t";
                    hint |= xml.LocalName == "rPh";
                    break;
                case XmlNodeType.EndElement:
                    hint &= xml.LocalName != "rPh";
                    inText = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA when inText && !hint && text.Length <= SheetFile.MostCharacters:
                    text.Append(xml.Value);
                    break;
                default:
                    break;
            }
        }
        return text.ToString();
    }

    /// <summary>By index of style: whether numbers are shown as days.</summary>
    private static List<bool> DateStyles(Package package)
    {
        var formats = new Dictionary<string, bool>(StringComparer.Ordinal);
        var styles = new List<bool>();
        var inCells = false;
        using var xml = package.Open("xl/styles.xml");
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
            {
                inCells = xml.NodeType == XmlNodeType.Element;
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "numFmt" })
            {
                formats[xml.GetAttribute("numFmtId") ?? ""] = IsDate(xml.GetAttribute("formatCode") ?? "");
            }
            else if (inCells && xml is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                var id = xml.GetAttribute("numFmtId") ?? "";
                styles.Add(formats.TryGetValue(id, out var isDate) ? isDate : id is "14" or "15" or "16" or "17" or "22" or "30" or "36" or "50" or "57");
            }
        }
        return styles;
    }

    /// <summary>A format with a year or a day outside of quotes and brackets: « dd/mm/yyyy », « [$-40C]d mmmm yyyy ».</summary>
    private static bool IsDate(string format)
    {
        var (quoted, bracketed) = (false, false);
        foreach (var c in format)
        {
            quoted ^= c == '"';
            bracketed = c == '[' || (bracketed && c != ']');
            if (!quoted && !bracketed && c is 'y' or 'Y' or 'd' or 'D')
            {
                return !format.StartsWith("General", StringComparison.OrdinalIgnoreCase);
            }
        }
        return false;
    }

    private static List<SheetRow> Rows(Package package, string part, List<string> strings, List<bool> dates, bool since1904)
    {
        var rows = new List<SheetRow>();
        var merged = new List<(int Top, int Left, int Bottom, int Right)>();
        using var xml = package.Open(part);
        var number = 0;
        while (xml.Read() && rows.Count <= SheetFile.MostRows + MostRowsAbove)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) && said > number ? said : number + 1;
                // A sheet may hold a million rows that are only coloured.
                if (Cells(xml, strings, dates, since1904) is { Count: > 0 } cells)
                {
                    rows.Add(new(number, cells));
                }
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "mergeCell" } && xml.GetAttribute("ref")?.Split(':') is [var from, var to]
                && Place(from) is var (left, top) && Place(to) is var (right, bottom) && top <= MostRowsAbove && left >= 0)
            {
                merged.Add((top, left, Math.Min(bottom, MostRowsAbove), Math.Min(right, SheetFile.MostColumns - 1)));
            }
        }
        Fill(rows, merged);
        return rows;
    }

    /// <summary>What a merged cell says, it says of every cell that it covers.</summary>
    private static void Fill(List<SheetRow> rows, List<(int Top, int Left, int Bottom, int Right)> merged)
    {
        var top = rows.TakeWhile(r => r.Number <= MostRowsAbove).ToDictionary(r => r.Number, r => (List<string>)r.Cells);
        foreach (var range in merged.Take(SheetFile.MostColumns))
        {
            var text = top.TryGetValue(range.Top, out var first) && range.Left < first.Count ? first[range.Left] : "";
            for (var row = range.Top; row <= range.Bottom && text.Length > 0; row++)
            {
                if (!top.TryGetValue(row, out var cells))
                {
                    continue;
                }
                for (var column = range.Left; column <= range.Right; column++)
                {
                    Put(cells, column, text);
                }
            }
        }
    }

    private static List<string> Cells(XmlReader xml, List<string> strings, List<bool> dates, bool since1904)
    {
        var cells = new List<string>();
        if (xml.IsEmptyElement)
        {
            return cells;
        }
        var (depth, column) = (xml.Depth, -1);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                continue;
            }
            column = Place(xml.GetAttribute("r")) is var (said, _) && said > column ? said : column + 1;
            var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
            var text = CellText(xml, type, strings);
            if (type is null or "n" && text.Length > 0)
            {
                var isDate = int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < dates.Count && dates[index];
                text = Number(text, isDate, since1904);
            }
            if (column < SheetFile.MostColumns && text.Length > 0)
            {
                Put(cells, column, text);
            }
        }
        return cells;
    }

    /// <summary>The value of a cell as its type says; the formula is passed over.</summary>
    private static string CellText(XmlReader xml, string? type, List<string> strings)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }
        var (depth, value, inValue) = (xml.Depth, "", false);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "is" })
            {
                value = TextOf(xml);
            }
            else if (xml.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
            {
                inValue = xml is { NodeType: XmlNodeType.Element, LocalName: "v", IsEmptyElement: false };
            }
            else if (inValue && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
            {
                value = xml.Value;
            }
        }
        var text = type switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < strings.Count ? strings[index] : "",
            "b" => value == "1" ? "oui" : "non",
            "d" => value.Length >= 10 ? value[..10] : value,
            _ => value,
        };
        return text.Length > SheetFile.MostCharacters ? text[..SheetFile.MostCharacters] : text;
    }

    /// <summary>A day as « 2026-03-12 »; another number in plain digits, so that an RPPS number keeps them all.</summary>
    private static string Number(string value, bool isDate, bool since1904)
    {
        if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return value;
        }
        if (isDate && number is >= 1 and < 2_900_000)
        {
            var origin = since1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, 30);
            return origin.AddDays((int)number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
        return number.ToString("0.############", CultureInfo.InvariantCulture);
    }

    /// <summary>« BC12 » gives column 54 (from 0) and row 12; null when it is no place.</summary>
    private static (int Column, int Row)? Place(string? reference)
    {
        var (column, i) = (0, 0);
        for (; reference is not null && i < reference.Length && i < 4 && char.IsAsciiLetterUpper(reference[i]); i++)
        {
            column = (column * 26) + reference[i] - 'A' + 1;
        }
        return i > 0 && int.TryParse(reference.AsSpan(i), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? (column - 1, row) : null;
    }

    private static void Put(List<string> cells, int column, string text)
    {
        while (cells.Count <= column)
        {
            cells.Add("");
        }
        cells[column] = text;
    }

    /// <summary>The parts of the archive, opened as XML without entities; all together give no more than <see cref="MostUnpacked"/>.</summary>
    private sealed class Package(ZipArchive archive)
    {
        private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, IgnoreComments = true };
        private readonly Budget _left = new() { Bytes = MostUnpacked };

        public bool Has(string part) => archive.GetEntry(part) is not null;

        public XmlReader Open(string part) => XmlReader.Create(new Counted(archive.GetEntry(part)!.Open(), _left), Settings);
    }

    private sealed class Budget
    {
        public long Bytes { get; set; }
    }

    private sealed class TooMuch : IOException
    {
    }

    private sealed class Counted(Stream inner, Budget left) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            left.Bytes -= read;
            return left.Bytes < 0 ? throw new TooMuch() : read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
