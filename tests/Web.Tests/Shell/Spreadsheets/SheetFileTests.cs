using System.Text;
using Tisserand.Web.Features.Members.Imports;
using Tisserand.Web.Shell.Spreadsheets;
using static Tisserand.Web.Tests.Shell.Spreadsheets.XlsxFile;

namespace Tisserand.Web.Tests.Shell.Spreadsheets;

public sealed class SheetFileTests
{
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static Sheet Read(byte[] bytes)
    {
        var read = SheetFile.Read(new MemoryStream(bytes), ImportColumns.Recognised);
        Assert.True(read.Succeeded, string.Join(' ', read.Refusals.Select(r => r.Message)));
        return read.Value;
    }

    public static TheoryData<string, string, string> Texts => new()
    {
        { "utf-8", "Nom;Prénom\nD'Hondt;Zoé\n", ";" },
        { "utf-8-bom", "Nom;Prénom\r\nD'Hondt;Zoé\r\n", ";" },
        { "latin-1", "Nom;Prénom\r\nD'Hondt;Zoé", ";" },
        { "utf-16", "Nom\tPrénom\r\nD'Hondt\tZoé", "tab" },
        { "utf-8", "Nom,Prénom\r\"D'Hondt\",\"Zoé\"\r", "," },
        { "utf-8", "sep=|\r\nNom|Prénom\r\nD'Hondt|Zoé\r\n", "|" },
    };

    [Theory, MemberData(nameof(Texts))]
    public void A_csv_is_read_whatever_its_letters_and_its_separator(string letters, string text, string separator)
    {
        Assert.NotEmpty(separator);
        var bytes = letters switch
        {
            "utf-8-bom" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
            "latin-1" => Windows.GetBytes(text),
            "utf-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
            _ => Encoding.UTF8.GetBytes(text),
        };

        var sheet = Read(bytes);

        Assert.Equal(["Nom", "Prénom"], sheet.Headings);
        Assert.Equal(["D'Hondt", "Zoé"], Assert.Single(sheet.Rows).Cells);
    }

    [Fact]
    public void Quotes_hold_separators_quotes_and_line_ends_and_lines_keep_their_number()
    {
        var sheet = Read("Nom;Prénom;Notes\nA;B;\"un;\n\"\"deux\"\"\"\n\nC;D;\n"u8.ToArray());

        Assert.Equal([(2, "un;\n\"deux\""), (5, "")], sheet.Rows.Select(r => (r.Number, r.Cells[2])));
    }

    [Fact]
    public void Headings_stand_under_a_title_and_columns_without_one_are_named()
    {
        var sheet = Read("Liste des adhérents;;;\n;;;\nNom;Prénom;;Ville\nA;B;x;Lumbres\n"u8.ToArray());

        Assert.Equal(["Nom", "Prénom", "Colonne 3", "Ville"], sheet.Headings);
        Assert.Equal(4, Assert.Single(sheet.Rows).Number);
    }

    [Fact]
    public void A_workbook_gives_days_numbers_and_values_of_formulas_under_merged_headings()
    {
        var file = Of(
            Row(2, Text("A2", "Adhérents 2026")) +
            Row(4, Text("A4", "Nom"), Text("B4", "Prénom"), Text("C4", "Coordonnées")) +
            Row(5, Text("C5", "Courriel"), Text("D5", "Tél."), Text("E5", "RPPS"), Text("F5", "Adhérent depuis le")) +
            Row(7, Shared("A7", 0), Formula("B7", "CONCAT(\"Z\",\"oé\")", "Zoé"), Text("C7", "=cmd|' /C calc'!A0"), Number("D7", "612345678"), Number("E7", "9.9700427885E10"), Day("F7", new(2024, 3, 12))),
            shared: ["D’Hondt"], merged: ["A4:A5", "B4:B5", "C4:D4"], hiddenFirst: Row(1, Text("A1", "Nom"), Text("B1", "Prénom")) + Row(2, Text("A2", "Caché")));

        var sheet = Read(file);

        Assert.Equal(["Nom", "Prénom", "Courriel", "Tél.", "RPPS", "Adhérent depuis le"], sheet.Headings);
        var row = Assert.Single(sheet.Rows);
        Assert.Equal(7, row.Number);
        Assert.Equal(["D’Hondt", "Zoé", "=cmd|' /C calc'!A0", "612345678", "99700427885", "2024-03-12"], row.Cells);
    }

    [Fact]
    public void What_is_not_a_table_is_refused_with_a_sentence_that_says_what_to_do()
    {
        var random = new Random(1);
        var noise = new byte[5000];
        random.NextBytes(noise);
        var good = Of(Row(1, Text("A1", "Nom"), Text("B1", "Prénom")) + Row(2, Text("A2", "A"), Text("B2", "B")));
        var files = new (string Code, byte[] Bytes)[]
        {
            ("file-empty", []),
            ("file-empty", "\r\n \r\n"u8.ToArray()),
            ("file-no-row", "Nom;Prénom\r\n"u8.ToArray()),
            ("file-kind", noise),
            ("file-kind", "%PDF-1.7 etc."u8.ToArray()),
            ("file-kind", Zip(("word/document.xml", "<document/>"))),
            ("file-old-excel", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]),
            ("file-damaged", good[..(good.Length / 2)]),
            ("file-damaged", Of("<row><c>", prolog: "")),
            ("file-damaged", Of(Row(1, Text("A1", "x")), prolog: "<!DOCTYPE workbook [<!ENTITY a \"b\">]>")),
            ("file-bomb", Bomb()),
            ("quote-open", Encoding.UTF8.GetBytes("Nom;Prénom\nA;\"B\nC;D\n")),
            ("cell-too-long", Encoding.UTF8.GetBytes("Nom;Prénom\nA;\"" + new string('b', 6000))),
            ("file-too-many-rows", Encoding.UTF8.GetBytes("Nom;Prénom\n" + string.Concat(Enumerable.Repeat("A;B\n", 50_010)))),
        };

        foreach (var (code, bytes) in files)
        {
            var refusal = Assert.Single(SheetFile.Read(new MemoryStream(bytes), ImportColumns.Recognised).Refusals);
            Assert.Equal(code, refusal.Code);
            Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>A file of 300 MB is told by its length: not one byte of it is read.</summary>
    [Fact]
    public void A_file_that_is_too_long_is_not_even_read()
    {
        using var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        file.SetLength(300_000_000);

        var refusal = Assert.Single(SheetFile.Read(file, ImportColumns.Recognised).Refusals);

        Assert.Equal("file-too-large", refusal.Code);
        Assert.Contains("300", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, file.Position);
    }
}
