using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Documents;

/// <summary>
/// Pièce jointe : a file kept as proof beside a fact (the signed contract). Its bytes never change: another version is
/// another file. Source: none, a need of the application.
/// </summary>
public sealed class StoredFile : ICptsOwned
{
    /// <summary>20 Mo: a scanned contract of a hundred pages.</summary>
    public const long MaximumSize = 20 * 1024 * 1024;

    public const int NameLength = 200;

    public Guid Id { get; init; }

    public CptsId CptsId { get; init; }

    /// <summary>Entity name of the fact that it proves, as in the audit trail ("AciContract").</summary>
    public string Subject { get; init; } = "";

    public Guid SubjectId { get; init; }

    /// <summary>File name as shown and downloaded; no folder, no control character.</summary>
    public string Name { get; init; } = "";

    /// <summary>Found from the content, not from what the browser said.</summary>
    public string MediaType { get; init; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>SHA-256 of the content, in lower-case hexadecimal.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTime AddedAt { get; init; }

    /// <summary>The first version of the document; null for that one.</summary>
    public Guid? SeriesId { get; init; }

    /// <summary>UTC; when a newer version took its place. Null for the version in force.</summary>
    public DateTime? ReplacedAt { get; private set; }

    /// <summary>The document, whatever its version.</summary>
    public Guid Series() => SeriesId ?? Id;

    /// <summary>A newer version takes its place.</summary>
    public void Replace(DateTime at) => ReplacedAt ??= at;
}
