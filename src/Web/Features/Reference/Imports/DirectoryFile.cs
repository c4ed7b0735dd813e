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
    private readonly ZipArchiveEntry? _entry;

    private DirectoryFile(string name, Stream content, long? length, Stream source, ZipArchive? archive, ZipArchiveEntry? entry = null)
    {
        _entry = entry;
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
    public static Outcome<DirectoryFile> Open(Stream source, string name) => Open(source, name, ExpectedFile.Professionals);

    /// <summary>The same for another national file.</summary>
    public static Outcome<DirectoryFile> Open(Stream source, string name, ExpectedFile expected)
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
            return OpenZip(source, expected);
        }
        return magic[0] == 0x1f && magic[1] == 0x8b
            ? new DirectoryFile(name, new GZipStream(source, CompressionMode.Decompress, leaveOpen: true), null, source, null)
            : new DirectoryFile(name, source, source.Length, source, null);
    }

    /// <summary>The text from its beginning once more, for a file that is read twice; what was read before is no longer.</summary>
    public Stream Again()
    {
        if (_entry is not null)
        {
            return _entry.Open();
        }
        _source.Position = 0;
        return Content is GZipStream ? new GZipStream(_source, CompressionMode.Decompress, leaveOpen: true) : _source;
    }

    /// <summary>Whether a gzip ends before what it says to hold; <paramref name="read"/> is how much text came out.</summary>
    public bool IsCut(long read)
    {
        if (Content is not GZipStream)
        {
            return false;
        }
        Span<byte> said = stackalloc byte[sizeof(uint)];
        if (_source.Length < said.Length)
        {
            return true;
        }
        _source.Seek(-said.Length, SeekOrigin.End);
        _source.ReadExactly(said);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(said) != unchecked((uint)read);
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

    private static Outcome<DirectoryFile> OpenZip(Stream source, ExpectedFile expected)
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
        var entry = archive.Entries.FirstOrDefault(e => expected.IsNamed(e.Name));
        if (entry is null)
        {
            archive.Dispose();
            return new Refusal("directory-archive", $"Cette archive ne contient pas de fichier «\u00A0{expected.Name}\u00A0».");
        }
        if (entry.Length > MostBytes || (entry.Length > SmallEnough && entry.Length / MostInflation > entry.CompressedLength))
        {
            archive.Dispose();
            return TooBig;
        }
        return new DirectoryFile(entry.Name, entry.Open(), entry.Length, source, archive, entry);
    }

    [GeneratedRegex(@"(?<day>20\d{6})(\d{4})?\.", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex DayInName();
}
