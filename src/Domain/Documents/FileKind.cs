using System.IO.Compression;
using System.Text;

namespace Tisserand.Domain.Documents;

/// <summary>
/// Format de fichier accepté : told from the content, the name only choosing between CSV and plain text. Anything that a
/// browser could run (HTML, SVG), a program, or a document with macros is none of these. Source: the formats' own signatures.
/// </summary>
public sealed record FileKind(string Extension, string MediaType)
{
    private static readonly FileKind Pdf = new("pdf", "application/pdf");
    private static readonly FileKind Png = new("png", "image/png");
    private static readonly FileKind Jpeg = new("jpg", "image/jpeg");
    private static readonly FileKind Docx = new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    private static readonly FileKind Xlsx = new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static readonly FileKind Odt = new("odt", "application/vnd.oasis.opendocument.text");
    private static readonly FileKind Ods = new("ods", "application/vnd.oasis.opendocument.spreadsheet");
    private static readonly FileKind Csv = new("csv", "text/csv");
    private static readonly FileKind Text = new("txt", "text/plain");

    /// <summary>« PDF, Word, … », to say what is accepted.</summary>
    public const string Accepted = "PDF, Word (.docx), Excel (.xlsx), OpenDocument (.odt, .ods), PNG, JPEG, CSV ou texte";

    /// <summary>The kind of a content that can be sought, or null when it is none of the accepted ones. Leaves it at its start.</summary>
    public static FileKind? Of(Stream content, string name)
    {
        var head = new byte[8];
        content.Position = 0;
        var signature = head.AsSpan(0, content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        var kind = signature.StartsWith("%PDF-"u8) ? Pdf
            : signature.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? Png
            : signature.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? Jpeg
            : signature.StartsWith<byte>([(byte)'P', (byte)'K', 3, 4]) ? Office(content)
            : Readable(content, name);
        content.Position = 0;
        return kind;
    }

    /// <summary>
    /// The name without folder, control characters or what a shell or a file system reads, with the extension of its kind,
    /// cut to <see cref="StoredFile.NameLength"/>.
    /// </summary>
    public string Name(string given)
    {
        var last = given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = new StringBuilder(last.Length);
        foreach (var c in last.EnumerateRunes().Where(c => !Rune.IsControl(c) && Rune.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format))
        {
            kept.Append("<>:\"|?*".Contains((char)Math.Min(c.Value, char.MaxValue), StringComparison.Ordinal) ? "_" : c.ToString());
        }
        var clean = kept.ToString().Trim(' ', '.');
        var dot = clean.LastIndexOf('.');
        var bare = dot > 0 && clean.Length - dot <= 5 ? clean[..dot] : clean;
        var longest = StoredFile.NameLength - Extension.Length - 1;
        if (bare.Length > longest)
        {
            bare = bare[..(char.IsHighSurrogate(bare[longest - 1]) ? longest - 1 : longest)];
        }
        return (bare.Length == 0 ? "document" : bare) + "." + Extension;
    }

    private static FileKind? Office(Stream content)
    {
        try
        {
            content.Position = 0;
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || e.FullName.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)))
            {
                return null;
            }
            return zip.GetEntry("word/document.xml") is not null ? Docx
                : zip.GetEntry("xl/workbook.xml") is not null ? Xlsx
                : OpenDocument(zip);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static FileKind? OpenDocument(ZipArchive zip)
    {
        if (zip.GetEntry("mimetype") is not { Length: < 100 } entry)
        {
            return null;
        }
        using var reader = new StreamReader(entry.Open(), Encoding.ASCII);
        var said = reader.ReadToEnd().Trim();
        return said == Odt.MediaType ? Odt : said == Ods.MediaType ? Ods : null;
    }

    /// <summary>Text has no signature: no control byte anywhere, no markup at the start, and a name that says text.</summary>
    private static FileKind? Readable(Stream content, string name)
    {
        var kind = name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? Csv : name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) ? Text : null;
        if (kind is null)
        {
            return null;
        }
        content.Position = 0;
        var buffer = new byte[64 * 1024];
        var first = true;
        for (int read; (read = content.Read(buffer)) > 0; first = false)
        {
            var part = buffer.AsSpan(0, read);
            if (part.ContainsAny(Controls) || (first && part.TrimStart(Blank).StartsWith("<"u8)))
            {
                return null;
            }
        }
        return first ? null : kind;
    }

    /// <summary>White space and the byte order mark of UTF-8.</summary>
    private static readonly byte[] Blank = [0xEF, 0xBB, 0xBF, 9, 10, 13, 32];

    private static readonly System.Buffers.SearchValues<byte> Controls = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(b => b is not (9 or 10 or 12 or 13)).Select(b => (byte)b), 127]);
}
