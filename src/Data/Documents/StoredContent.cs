using Tisserand.Domain.Foundation;

namespace Tisserand.Data.Documents;

/// <summary>The bytes of a stored file, on PostgreSQL only: on SQLite they are a file of the data folder, and this table stays empty.</summary>
public sealed class StoredContent : ICptsOwned
{
    public const string TableName = "StoredContents";

    /// <summary>That of the stored file.</summary>
    public Guid Id { get; init; }

    public CptsId CptsId { get; init; }

#pragma warning disable CA1819 // A column of bytes.
    public byte[] Content { get; init; } = [];
#pragma warning restore CA1819
}
