using System.Text;
using Tisserand.Web.Features.Reference.Imports;

namespace Tisserand.Web.Tests.Reference;

/// <summary>The step « line to row », and the header before it.</summary>
public class DirectoryRowTests
{
    private static readonly DirectoryHeader Header = DirectoryHeader.Read(Bytes(string.Join('|', Extraction.Columns) + "|")).Required;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string? Refusal(byte[] line) => DirectoryRow.Read(line, Header, new int[Header.Count + 1], out _);

    private static string Cell(string line, DirectoryColumn column)
    {
        Assert.Null(DirectoryRow.Read(Bytes(line), Header, new int[Header.Count + 1], out var row));
        return Encoding.UTF8.GetString(row[column]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("|")]
    [InlineData("\r")]
    [InlineData("|\r")]
    public void Reads_a_line_with_or_without_the_last_separator(string end)
    {
        var line = string.Join('|', Extraction.Line((56, "Activité de soin"))) + end;
        Assert.Equal("899700000001", Cell(line, DirectoryColumn.NationalId));
        Assert.Equal("D'ÉRABLE", Cell(line, DirectoryColumn.LastName));
        Assert.Equal("59350", Cell(line, DirectoryColumn.Commune));
        Assert.Equal("Activité de soin", Cell(line, DirectoryColumn.KindLabel));
    }

    [Fact]
    public void Trims_blanks_and_knows_who_has_no_place()
    {
        Assert.Equal("Zoé", Cell(string.Join('|', Extraction.Line((9, "  Zoé "))), DirectoryColumn.FirstName));
        var homeless = Bytes(string.Join('|', Extraction.Line([.. Enumerable.Range(20, 28).Select(c => (c, ""))])));
        Assert.Null(DirectoryRow.Read(homeless, Header, new int[Header.Count + 1], out var row));
        Assert.False(row.HasPlace);
        Assert.Equal("99700000001", Encoding.UTF8.GetString(row.Rpps));
    }

    [Fact]
    public void An_adeli_number_is_no_rpps_number()
    {
        Assert.Null(DirectoryRow.Read(Bytes(string.Join('|', Extraction.Line((3, "0599300011")))), Header, new int[Header.Count + 1], out var row));
        Assert.True(row.Rpps.IsEmpty);
    }

    [Fact]
    public void Refuses_bad_lines_with_a_reason()
    {
        Assert.Contains("12 colonnes au lieu de 56", Refusal(Bytes("a|b|c|d|e|f|g|h|i|j|k|l")), StringComparison.Ordinal);
        Assert.Contains("colonnes", Refusal(Bytes(string.Join('|', Extraction.Line()) + "|x")), StringComparison.Ordinal);
        Assert.Contains("colonnes", Refusal(Bytes(string.Join('|', Extraction.Line()) + "||")), StringComparison.Ordinal);
        Assert.Contains("colonnes", Refusal(Bytes(new string('|', 5000))), StringComparison.Ordinal);
        Assert.Contains("vide", Refusal([]), StringComparison.Ordinal);
        Assert.Contains("identification", Refusal(Bytes(string.Join('|', Extraction.Line((3, ""))))), StringComparison.Ordinal);
        Assert.Contains("identification", Refusal(Bytes(string.Join('|', Extraction.Line((3, "8 é"))))), StringComparison.Ordinal);
        Assert.Contains("UTF-8", Refusal(Encoding.Latin1.GetBytes(string.Join('|', Extraction.Line()))), StringComparison.Ordinal);
        Assert.Contains("UTF-8", Refusal(Bytes(string.Join('|', Extraction.Line((8, "A\0B"))))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_header_is_read_by_name_whatever_apostrophes_case_order_and_new_columns()
    {
        var names = Extraction.Columns.Reverse().Append("Colonne nouvelle").Select(c => c.Replace('\'', '’').ToUpperInvariant());
        var header = DirectoryHeader.Read([0xEF, 0xBB, 0xBF, .. Bytes(string.Join('|', names) + "\r")]).Required;
        Assert.Equal(57, header.Count);
        Assert.Equal(53, header[DirectoryColumn.NationalId]);
        Assert.Equal(48, header[DirectoryColumn.LastName]);
    }

    [Fact]
    public void The_older_layout_has_neither_role_nor_kind()
    {
        var header = DirectoryHeader.Read(Bytes(string.Join('|', Extraction.Columns[..52]))).Required;
        Assert.Equal(52, header.Count);
        Assert.Equal(-1, header[DirectoryColumn.Role]);
        Assert.Null(DirectoryRow.Read(Bytes(string.Join('|', Extraction.Line()[..52])), header, new int[53], out var row));
        Assert.True(row[DirectoryColumn.Role].IsEmpty);
    }

    [Fact]
    public void A_header_that_is_not_one_refuses_the_file()
    {
        Assert.Equal("directory-format", Assert.Single(DirectoryHeader.Read(Bytes("code;nom;population")).Refusals).Code);
        Assert.Equal("directory-format", Assert.Single(DirectoryHeader.Read([1, 0, (byte)'|']).Refusals).Code);
        Assert.Equal("directory-encoding", Assert.Single(DirectoryHeader.Read(Encoding.Latin1.GetBytes(string.Join('|', Extraction.Columns))).Refusals).Code);
        var missing = Assert.Single(DirectoryHeader.Read(Bytes(string.Join('|', Extraction.Columns.Where(c => c != "Code postal (coord. structure)")))).Refusals);
        Assert.Equal("directory-columns", missing.Code);
        Assert.Contains("Code postal (coord. structure)", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_longer_than_any_real_one_are_skipped_whole()
    {
        var text = Bytes("un\n" + new string('x', 5000) + "\ndeux\n\n" + new string('y', 3000));
        var lines = new Utf8Lines(new MemoryStream(text), longest: 1000);
        var read = new List<string>();
        while (lines.Read(out var line, out var isTooLong))
        {
            read.Add(isTooLong ? "trop longue" : Encoding.UTF8.GetString(line));
        }
        Assert.Equal(["un", "trop longue", "deux", "", "trop longue"], read);
    }
}
