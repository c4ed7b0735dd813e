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

    /// <summary>Makes the words of names from the « _next » tables of the load, which have all their rows.</summary>
    public static IEnumerable<string> BuildNames(string prefix, bool isPostgreSql, long generation)
    {
        var (words, word, isFirst) = WordsOfName(isPostgreSql);
        return NameWord.Build(
            prefix, isPostgreSql, generation,
            $"SELECT CASE WHEN {isFirst} THEN 0 ELSE 1 END, {word}, p.folded, p.id, coalesce(p.profession, '') FROM {prefix}practitioner_next p, {words}");
    }

    /// <summary>Makes the words by commune from the same.</summary>
    public static IEnumerable<string> BuildPlaces(string prefix, bool isPostgreSql, long generation)
    {
        var (words, word, _) = WordsOfName(isPostgreSql);
        return PlaceWord.Build(
            prefix, isPostgreSql, generation,
            $"SELECT a.commune, {word}, p.id, a.profession FROM "
            + $"(SELECT DISTINCT commune, practitioner, coalesce(profession, '') AS profession FROM {prefix}activity_next WHERE commune IS NOT NULL) a "
            + $"JOIN {prefix}practitioner_next p ON p.id = a.practitioner, {words}");
    }

    /// <summary>
    /// On PostgreSQL, once nothing else runs: an index is read alone where its table is known to be visible to all.
    /// </summary>
    public static IEnumerable<string> Vacuum(string prefix) => All.Select(t => $"VACUUM ANALYZE {prefix}{t.Name}_next");

    /// <summary>The words of a name as a table, each once, and of each: itself, and whether it is the first.</summary>
    private static (string Words, string Word, string IsFirst) WordsOfName(bool isPostgreSql) => isPostgreSql
        ? ("unnest(string_to_array(p.folded, ' ')) WITH ORDINALITY AS w(word, rank) WHERE array_position(string_to_array(p.folded, ' '), w.word) = w.rank", "w.word", "w.rank = 1")
        : ("""json_each('["' || replace(p.folded, ' ', '","') || '"]') w""", "w.value", "w.key = 0");

    /// <summary>Puts both in use, in the transaction that puts the directory in use.</summary>
    public static IEnumerable<string> Swap(string prefix) => All.SelectMany(t => new[]
    {
        $"DROP TABLE {prefix}{t.Name}",
        $"ALTER TABLE {prefix}{t.Name}_next RENAME TO {t.Name}",
    });

    private sealed record Table(string Name, (string Name, string Type)[] Columns, string Key)
    {
        /// <summary>SQLite keeps the rows in the order of the key; PostgreSQL in any, and reads its index alone. Bytes are compared.</summary>
        public string Create(string name, bool isPostgreSql, string ifMissing = "") =>
            $"CREATE TABLE {ifMissing}{name} ({string.Join(", ", Columns.Select(c => $"{c.Name} {c.Type}{(isPostgreSql && c.Type == "text" ? " COLLATE \"C\"" : "")} NOT NULL"))}"
            + (isPostgreSql ? ")" : $", PRIMARY KEY ({Key})) WITHOUT ROWID");

        public IEnumerable<string> Build(string prefix, bool isPostgreSql, long generation, string rows)
        {
            var next = $"{prefix}{Name}_next";
            yield return $"DROP TABLE IF EXISTS {next}";
            yield return Create(next, isPostgreSql);
            if (!isPostgreSql)
            {
                yield return $"INSERT OR IGNORE INTO {next} {rows} ORDER BY {string.Join(", ", Enumerable.Range(1, Columns.Length))}";
                yield break;
            }
            yield return $"INSERT INTO {next} {rows}";
            yield return $"CREATE INDEX ix_{Name}_{generation.ToString(CultureInfo.InvariantCulture)} ON {next} ({string.Join(", ", Columns.Select(c => c.Name))})";
        }
    }
}
