using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tisserand.Data.Installation.Backups;

/// <summary>
/// First thing to read in a backup: what made it, and every part that it must hold, with its size and SHA-256. Written
/// last, in manifest.json; a backup without it was cut short.
/// </summary>
internal sealed record Manifest
{
    public const string EntryName = "manifest.json";
    public const string Product = "Tisserand";

    /// <summary>Grows when an older application could no longer read the file.</summary>
    public const int CurrentFormat = 1;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter<ColumnKind>(JsonNamingPolicy.CamelCase) },
    };

    public string Application { get; init; } = "";

    public int Format { get; init; }

    /// <summary>Version of the application that made it.</summary>
    public string Version { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTime MadeAt { get; init; }

    /// <summary>"SQLite" or "PostgreSQL": for information, the content is the same.</summary>
    public string MadeFrom { get; init; } = "";

    /// <summary>The last migration of the books: they are built up to it before the rows are loaded.</summary>
    public string LastMigration { get; init; } = "";

    /// <summary>Tables, those that others refer to first.</summary>
    public IReadOnlyList<ManifestTable> Tables { get; init; } = [];

    public IReadOnlyList<ManifestDocument> Documents { get; init; } = [];

    /// <summary>Names enter SQL text: letters, digits and underscores only, and no table of the database's own.</summary>
    [JsonIgnore]
    public bool NamesAreSafe =>
        Tables.All(t => IsName(t.Name) && t.Columns.Count > 0 && t.Columns.All(c => IsName(c.Name)))
        && Tables.All(t => !t.Name.StartsWith('_') && !t.Name.StartsWith("pg_", StringComparison.OrdinalIgnoreCase) && !t.Name.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase))
        && Tables.Select(t => t.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() == Tables.Count;

    private static bool IsName(string name) => name.Length is > 0 and <= 63 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}

/// <summary>One table: tables/{Name}.ndjson, one JSON array per row, values in the order of the columns.</summary>
internal sealed record ManifestTable(string Name, IReadOnlyList<ManifestColumn> Columns, long Rows, long Bytes, string Sha256)
{
    [JsonIgnore]
    public string EntryName => $"tables/{Name}.ndjson";
}

internal sealed record ManifestColumn(string Name, ColumnKind Kind);

/// <summary>Content of one stored file: documents/{CptsId}/{Id}.</summary>
internal sealed record ManifestDocument(Guid CptsId, Guid Id, long Bytes, string Sha256)
{
    [JsonIgnore]
    public string EntryName => $"documents/{CptsId:D}/{Id:D}";
}
