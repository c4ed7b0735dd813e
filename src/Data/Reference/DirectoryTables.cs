using System.Globalization;

namespace Tisserand.Data.Reference;

/// <summary>
/// The tables of a generation of the directory, said once for both databases: a load fills their « _next » twins, without
/// index, and puts them in place of the old ones.
/// </summary>
internal static class DirectoryTables
{
    public static IReadOnlyList<Table> All { get; } =
    [
        new("practitioner",
            ["id integer", "national_id text", "rpps text", "civility text", "title text", "last_name text", "first_name text",
                "folded text", "profession text", "category text"],
            HasId: true,
            [new("national", "national_id", Unique: true), new("rpps", "rpps")]),
        new("place",
            ["id integer", "key text", "finess text", "siret text", "name text", "sign text", "complement text", "street text",
                "distribution text", "postal_code text", "city text", "commune text", "commune_given text", "located smallint",
                "phone text", "phone_given text", "email text"],
            HasId: true,
            []),
        new("activity",
            ["practitioner integer", "place integer", "commune text", "profession text", "category text", "mode text",
                "sector text", "role text", "kind text", "replacement boolean"],
            HasId: false,
            [new("commune", "commune, practitioner"), new("practitioner", "practitioner")]),
        new("skill",
            ["practitioner integer", "code text", "kind text", "rank smallint"],
            HasId: false,
            [new("practitioner", "practitioner")]),
        new("fingerprint", ["id integer", "value bigint"], HasId: true, []),
        new("code_label", ["list text", "code text", "label text"], HasId: false, []),
        new("rejected_line", ["line bigint", "reason text"], HasId: false, []),
    ];

    public static Table Named(string name) => All.Single(t => t.Name == name);

    /// <param name="HasId">Its first column is its key.</param>
    internal sealed record Table(string Name, IReadOnlyList<string> Columns, bool HasId, IReadOnlyList<Index> Indexes)
    {
        public IEnumerable<string> ColumnNames => Columns.Select(c => c.Split(' ')[0]);

        public string Next => Name + "_next";

        /// <summary>SQLite has the key from the start (rows come in its order); PostgreSQL adds it once the rows are in.</summary>
        public string Create(string name, bool withKey, bool ifMissing = false) =>
            $"CREATE TABLE {(ifMissing ? "IF NOT EXISTS " : "")}{name} ({string.Join(", ", Columns.Select((c, i) =>
                HasId && withKey && i == 0 ? c + " PRIMARY KEY" : c))})";

        /// <summary>Names carry the generation: the old indexes live until the swap.</summary>
        public IEnumerable<string> CreateIndexes(string table, long generation) => Indexes.Select(i =>
            $"CREATE {(i.Unique ? "UNIQUE " : "")}INDEX ix_{Name}_{i.Name}_{generation.ToString(CultureInfo.InvariantCulture)} ON {table} ({i.Columns})");
    }

    internal sealed record Index(string Name, string Columns, bool Unique = false);
}
