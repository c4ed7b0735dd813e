using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Tisserand.Web.Tests.Shell.Spreadsheets;

/// <summary>Small workbooks written by hand, with what those of real life hold: merged cells, days as numbers, formulas.</summary>
internal static class XlsxFile
{
    /// <summary>A day, by the number that a workbook keeps.</summary>
    public static string Day(string reference, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"<c r=\"{reference}\" s=\"1\"><v>{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>");

    public static string Text(string reference, string text) => $"<c r=\"{reference}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>";

    public static string Shared(string reference, int index) => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{reference}\" t=\"s\"><v>{index}</v></c>");

    public static string Number(string reference, string number) => $"<c r=\"{reference}\"><v>{number}</v></c>";

    public static string Formula(string reference, string formula, string value) => $"<c r=\"{reference}\" t=\"str\"><f>{SecurityElement.Escape(formula)}</f><v>{SecurityElement.Escape(value)}</v></c>";

    public static string Row(int number, params string[] cells) => string.Create(CultureInfo.InvariantCulture, $"<row r=\"{number}\">{string.Concat(cells)}</row>");

    public static byte[] Of(string rows, string[]? shared = null, string[]? merged = null, string prolog = "", string hiddenFirst = "")
    {
        var merges = merged is null ? "" : $"<mergeCells>{string.Concat(merged.Select(m => $"<mergeCell ref=\"{m}\"/>"))}</mergeCells>";
        return Zip(
            ("xl/workbook.xml", prolog + """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>"""
                + (hiddenFirst.Length > 0 ? """<sheet name="Listes" sheetId="2" state="hidden" r:id="rId2"/>""" : "") + """<sheet name="Adhérents" sheetId="1" r:id="rId1"/></sheets></workbook>"""),
            ("xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>"""),
            ("xl/styles.xml", """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="170" formatCode="[$-40C]dd/mm/yyyy"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>"""),
            ("xl/sharedStrings.xml", $"""<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{string.Concat((shared ?? []).Select(s => $"<si><r><t>{s[..(s.Length / 2)]}</t></r><r><t>{s[(s.Length / 2)..]}</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>"))}</sst>"""),
            ("xl/worksheets/sheet2.xml", $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{hiddenFirst}</sheetData></worksheet>"""),
            ("xl/worksheets/sheet1.xml", $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData>{merges}</worksheet>"""));
    }

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return stream.ToArray();
    }

    /// <summary>A small archive whose only sheet unpacks to hundreds of millions of blanks.</summary>
    public static byte[] Bomb()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var workbook = archive.CreateEntry("xl/workbook.xml").Open())
            {
                workbook.Write("<workbook><sheets><sheet name=\"a\"/></sheets></workbook>"u8);
            }
            using var strings = archive.CreateEntry("xl/sharedStrings.xml", CompressionLevel.SmallestSize).Open();
            strings.Write("<sst><si><t>"u8);
            var blanks = new byte[1 << 20];
            blanks.AsSpan().Fill((byte)' ');
            for (var i = 0; i < 200; i++)
            {
                strings.Write(blanks);
            }
        }
        return stream.ToArray();
    }
}
