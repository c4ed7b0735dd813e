using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Features.Reference.Imports;

/// <summary>
/// The file of an extraction, whatever it comes in: text, gzip, or the zip of the three extractions, of which the one of
/// persons and activities is taken.
/// </summary>
internal sealed partial class DirectoryFile : IDisposable
{
    /// <summary>The real file has about 1 GB of text, which a zip makes ten times smaller.</summary>
    private const long MostBytes = 8L << 30;
    private const int MostInflation = 100;
    private const long SmallEnough = 64L << 20;

    private readonly Stream _source;
    private readonly ZipArchive? _archive;

    private DirectoryFile(string name, Stream content, long? length, Stream source, ZipArchive? archive)
    {
        Name = name;
        Content = content;
        Length = length;
        _source = source;
        _archive = archive;
    }

    /// <summary>Name of the text file, inside the archive when there is one.</summary>
    public string Name { get; }

    public Stream Content { get; }

    /// <summary>Bytes of text; null when it cannot be known beforehand.</summary>
    public long? Length { get; }

    /// <summary>Day of the extraction, when the name says it: « …_202611220800.txt ».</summary>
    public DateOnly? ExtractedOn =>
        DayInName().Match(Name) is { Success: true } match
        && DateOnly.TryParseExact(match.Groups["day"].Value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>Whether what was read is more than any extraction holds, or far more than its archive announces.</summary>
    public bool IsBomb(long read) => read > MostBytes || (read > SmallEnough && read / MostInflation > _source.Position);

    /// <summary>Opens a seekable stream, which the file then owns.</summary>
    public static Outcome<DirectoryFile> Open(Stream source, string name)
    {
        Span<byte> magic = stackalloc byte[4];
        var read = source.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        source.Position = 0;
        if (read == 0)
        {
            return new Refusal("directory-empty", "Ce fichier est vide.");
        }
        if (magic.SequenceEqual("PK\u0003\u0004"u8))
        {
            return OpenZip(source);
        }
        return magic[0] == 0x1f && magic[1] == 0x8b
            ? new DirectoryFile(name, new GZipStream(source, CompressionMode.Decompress), null, source, null)
            : new DirectoryFile(name, source, source.Length, source, null);
    }

    public void Dispose()
    {
        Content.Dispose();
        _archive?.Dispose();
        _source.Dispose();
    }

    /// <summary>Said of a file that grows without end when it is opened.</summary>
    public static Refusal TooBig { get; } =
        new("directory-too-big", "Ce fichier compressé contient bien plus de texte qu’une extraction de l’Annuaire Santé\u00A0: il n’est pas lu. L’annuaire en service n’a pas changé.");

    private static Outcome<DirectoryFile> OpenZip(Stream source)
    {
        ZipArchive archive;
        try
        {
            archive = new(source, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (InvalidDataException)
        {
            return new Refusal("directory-archive", "Cette archive zip est abîmée\u00A0: téléchargez-la de nouveau.");
        }
        var entry = archive.Entries.FirstOrDefault(e => e.Name.Replace('-', '_').StartsWith("PS_LibreAcces_Personne_activite", StringComparison.OrdinalIgnoreCase));
        if (entry is null)
        {
            archive.Dispose();
            return new Refusal("directory-archive", "Cette archive ne contient pas de fichier «\u00A0PS_LibreAcces_Personne_activite\u00A0».");
        }
        if (entry.Length > MostBytes || (entry.Length > SmallEnough && entry.Length / MostInflation > entry.CompressedLength))
        {
            archive.Dispose();
            return TooBig;
        }
        return new DirectoryFile(entry.Name, entry.Open(), entry.Length, source, archive);
    }

    [GeneratedRegex(@"(?<day>20\d{6})(\d{4})?\.", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex DayInName();
}
