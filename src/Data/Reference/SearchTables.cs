using System.Globalization;

namespace Tisserand.Data.Reference;

/// <summary>
/// The index of the search in the whole directory, made by each load from its own rows and put in use with them: each word of
/// each name in alphabetical order, and the same by commune. A search reads ranges of them, on both databases alike.
/// </summary>
internal static class SearchTables
{
    private static readonly Table NameWord = new(
        "name_word", [("rank", "smallint"), ("word", "text"), ("folded", "text"), ("practitioner", "integer"), ("profession", "text")], "rank, word, folded, practitioner");

    private static readonly Table PlaceWord = new(
        "place_word", [("commune", "text"), ("word", "text"), ("practitioner", "integer"), ("profession", "text")], "commune, word, practitioner, profession");

    private static readonly Table[] All = [NameWord, PlaceWord];

    public static IEnumerable<string> CreateMissing(string prefix, bool isPostgreSql) =>
        All.Select(t => t.Create(prefix + t.Name, isPostgreSql, "IF NOT EXISTS "));

    /// <summary>Makes both from the « _next » tables of the load, which have all their rows.</summary>
    public static IEnumerable<string> Build(string prefix, bool isPostgreSql, long generation)
    {
        var number = generation.ToString(CultureInfo.InvariantCulture);
        foreach (var table in All)
        {
            yield return $"DROP TABLE IF EXISTS {prefix}{table.Name}_next";
            yield return table.Create($"{prefix}{table.Name}_next", isPostgreSql);
        }
        // The words of a name, each with whether it is the first.
        var (words, word, isFirst) = isPostgreSql
            ? ("unnest(string_to_array(p.folded, ' ')) WITH ORDINALITY AS w(word, rank)", "w.word", "w.rank = 1")
            : ("""json_each('["' || replace(p.folded, ' ', '","') || '"]') w""", "w.value", "w.key = 0");
        var insert = isPostgreSql ? "INSERT" : "INSERT OR IGNORE";
        yield return $"{insert} INTO {prefix}name_word_next SELECT CASE WHEN {isFirst} THEN 0 ELSE 1 END, {word}, p.folded, p.id, coalesce(p.profession, '') "
            + $"FROM {prefix}practitioner_next p, {words} ORDER BY 1, 2, 3, 4";
        yield return $"{insert} INTO {prefix}place_word_next SELECT DISTINCT a.commune, {word}, a.practitioner, coalesce(a.profession, '') "
            + $"FROM {prefix}activity_next a JOIN {prefix}practitioner_next p ON p.id = a.practitioner, {words} WHERE a.commune IS NOT NULL ORDER BY 1, 2, 3, 4";
        if (isPostgreSql)
        {
            foreach (var table in All)
            {
                yield return $"CREATE INDEX ix_{table.Name}_{number} ON {prefix}{table.Name}_next ({table.Key})";
                yield return $"ANALYZE {prefix}{table.Name}_next";
            }
        }
    }

    /// <summary>Puts both in use, in the transaction that puts the directory in use.</summary>
    public static IEnumerable<string> Swap(string prefix) => All.SelectMany(t => new[]
    {
        $"DROP TABLE {prefix}{t.Name}",
        $"ALTER TABLE {prefix}{t.Name}_next RENAME TO {t.Name}",
    });

    private sealed record Table(string Name, (string Name, string Type)[] Columns, string Key)
    {
        /// <summary>SQLite keeps the rows in the order of the key; PostgreSQL receives them so, and indexes them. Bytes are compared.</summary>
        public string Create(string name, bool isPostgreSql, string ifMissing = "") =>
            $"CREATE TABLE {ifMissing}{name} ({string.Join(", ", Columns.Select(c => $"{c.Name} {c.Type}{(isPostgreSql && c.Type == "text" ? " COLLATE \"C\"" : "")} NOT NULL"))}"
            + (isPostgreSql ? ")" : $", PRIMARY KEY ({Key})) WITHOUT ROWID");
    }
}
