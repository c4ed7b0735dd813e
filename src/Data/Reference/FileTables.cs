namespace Tisserand.Data.Reference;

/// <summary>The table that each national file fills, said once for both databases.</summary>
internal static class FileTables
{
    public static DirectoryTables.Table Of(NationalFile file) => file switch
    {
        NationalFile.Mailboxes => Mailbox,
        NationalFile.Establishments => Establishment,
        _ => throw new ArgumentOutOfRangeException(nameof(file)),
    };

    public static IEnumerable<DirectoryTables.Table> All => Enum.GetValues<NationalFile>().Select(Of);

    private static DirectoryTables.Table Mailbox { get; } = new(
        "mailbox",
        ["address text", "kind integer", "national_id text", "structure text", "service text", "holder text"],
        HasId: false,
        [new("national", "national_id"), new("structure", "structure")]);

    private static DirectoryTables.Table Establishment { get; } = new(
        "establishment",
        ["finess text", "legal_finess text", "name text", "category text", "category_label text", "family integer", "street text", "postal_code text",
            "city text", "commune text", "located integer", "phone text", "siret text", "longitude double precision", "latitude double precision", "folded text"],
        HasId: true,
        [new("commune", "commune")]);

    /// <summary>The registers of the files in use and of their refused lines.</summary>
    public static IEnumerable<string> CreateRegisters(string prefix, bool isPostgreSql) =>
    [
        $"CREATE TABLE IF NOT EXISTS {prefix}file_in_use (file integer PRIMARY KEY, generation bigint NOT NULL, file_name text NOT NULL, "
            + $"extracted_on {(isPostgreSql ? "date" : "text")}, loaded_at {(isPostgreSql ? "timestamp with time zone" : "text")} NOT NULL, "
            + "rows bigint NOT NULL, kept bigint NOT NULL, rejected bigint NOT NULL, seconds double precision NOT NULL)",
        $"CREATE TABLE IF NOT EXISTS {prefix}file_rejected_line (file integer NOT NULL, line bigint NOT NULL, reason text NOT NULL)",
    ];
}
