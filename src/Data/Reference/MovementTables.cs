namespace Tisserand.Data.Reference;

/// <summary>The tables of the movements, said once for both databases; they outlive the loads, the last <see cref="LoadsKept"/> of which they hold.</summary>
internal static class MovementTables
{
    /// <summary>A year of monthly loads.</summary>
    public const int LoadsKept = 12;

    /// <summary>Beyond, the two files are not two months of one directory: only who comes and goes is counted.</summary>
    public const int MostMovements = 500_000;

    /// <summary>Identifiers of a load begin at its number times this.</summary>
    public const long IdsOfLoad = 10_000_000;

    /// <summary>A table with the columns that a load writes, in their order.</summary>
    public static string Into(string table) => table == "movement"
        ? "movement (id, generation, kinds, national_id, rpps, folded, profession, \"before\", \"after\")"
        : "movement_in_commune (commune, generation, movement, was, now, moved)";

    public static IEnumerable<string> Create(string prefix) =>
    [
        $"CREATE TABLE IF NOT EXISTS {prefix}movement (id bigint PRIMARY KEY, generation bigint NOT NULL, kinds integer NOT NULL, national_id text NOT NULL, "
            + "rpps text, folded text NOT NULL, profession text, twin text, \"before\" text, \"after\" text)",
        $"CREATE INDEX IF NOT EXISTS ix_movement_national ON {prefix}movement (national_id, generation)",
        $"CREATE INDEX IF NOT EXISTS ix_movement_generation ON {prefix}movement (generation, twin)",
        $"CREATE TABLE IF NOT EXISTS {prefix}movement_in_commune (commune text NOT NULL, generation bigint NOT NULL, movement bigint NOT NULL, "
            + "was smallint NOT NULL, now smallint NOT NULL, moved smallint NOT NULL)",
        $"CREATE INDEX IF NOT EXISTS ix_movement_in_commune ON {prefix}movement_in_commune (commune, generation, movement, was, now, moved)",
        $"CREATE INDEX IF NOT EXISTS ix_movement_in_commune_generation ON {prefix}movement_in_commune (generation)",
        $"CREATE TABLE IF NOT EXISTS {prefix}difference (generation bigint PRIMARY KEY, previous bigint NOT NULL, arrivals bigint NOT NULL, departures bigint NOT NULL, "
            + "moves bigint, changes bigint, renumbered bigint, seconds double precision NOT NULL)",
    ];
}
