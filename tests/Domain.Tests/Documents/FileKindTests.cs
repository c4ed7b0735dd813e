using System.IO.Compression;
using System.Text;
using Tisserand.Domain.Documents;
using Xunit;

namespace Tisserand.Domain.Tests.Documents;

public sealed class FileKindTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0];

    [Fact]
    public void The_content_tells_the_kind_whatever_the_name_says()
    {
        Assert.Equal("pdf", Kind("%PDF-1.7\n"u8, "contrat.html"));
        Assert.Equal("png", Kind(Png, "contrat.pdf"));
        Assert.Equal("jpg", Kind([0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10], "photo"));
        Assert.Equal("docx", Kind(Zip(("[Content_Types].xml", ""), ("word/document.xml", "")), "contrat.zip"));
        Assert.Equal("xlsx", Kind(Zip(("xl/workbook.xml", "")), "x"));
        Assert.Equal("odt", Kind(Zip(("mimetype", "application/vnd.oasis.opendocument.text")), "x"));
        Assert.Equal("ods", Kind(Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet")), "x"));
        Assert.Equal("csv", Kind("nom;prénom\r\n"u8, "LISTE.CSV"));
        Assert.Equal("txt", Kind([0xE9, 0x74, 0xE9], "notes.txt"));
    }

    [Fact]
    public void What_a_machine_could_run_is_refused()
    {
        Assert.Null(Kind("<!doctype html><script>alert(1)</script>"u8, "page.html"));
        Assert.Null(Kind("\n <svg xmlns='http://www.w3.org/2000/svg'/>"u8, "image.txt"));
        Assert.Null(Kind([0xEF, 0xBB, 0xBF, (byte)'<'], "page.csv"));
        Assert.Null(Kind("MZ\0\0"u8, "programme.txt"));
        Assert.Null(Kind("\u007fELF"u8, "programme.csv"));
        Assert.Null(Kind("#!/bin/sh"u8, "script.sh"));
        Assert.Null(Kind(Zip(("word/document.xml", ""), ("word/vbaProject.bin", "")), "macro.docx"));
        Assert.Null(Kind(Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("Basic/script-lc.xml", "")), "macro.odt"));
        Assert.Null(Kind(Zip(("virus.exe", "")), "archive.docx"));
        Assert.Null(Kind("PK\u0003\u0004 but no zip"u8, "faux.docx"));
        Assert.Null(Kind(""u8, "vide.txt"));
        Assert.Null(Kind("GIF89a"u8, "image.gif"));
    }

    [Fact]
    public void A_control_byte_far_into_a_text_is_seen()
    {
        var text = Enumerable.Repeat((byte)'a', 200_000).ToArray();
        text[190_000] = 0;
        Assert.Null(Kind(text, "notes.txt"));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("C:\\Users\\x\\contrat signé.PDF", "contrat signé.pdf")]
    [InlineData("contrat.exe", "contrat.pdf")]
    [InlineData("a\r\nSet-Cookie: b.pdf", "aSet-Cookie_ b.pdf")]
    [InlineData("fdp.\u202Efdp", "fdp.pdf")]
    [InlineData("", "document.pdf")]
    [InlineData("...", "document.pdf")]
    public void Names_lose_their_folder_and_their_tricks(string given, string kept) =>
        Assert.Equal(kept, new FileKind("pdf", "application/pdf").Name(given));

    [Fact]
    public void A_long_name_is_cut_between_characters()
    {
        var name = new FileKind("pdf", "application/pdf").Name(string.Concat(Enumerable.Repeat("😀", 150)));
        Assert.True(name.Length <= StoredFile.NameLength);
        Assert.EndsWith("😀.pdf", name, StringComparison.Ordinal);
    }

    private static string? Kind(ReadOnlySpan<byte> content, string name)
    {
        using var stream = new MemoryStream(content.ToArray());
        var kind = FileKind.Of(stream, name)?.Extension;
        Assert.Equal(0, stream.Position);
        return kind;
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return stream.ToArray();
    }
}
