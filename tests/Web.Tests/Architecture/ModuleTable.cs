namespace Tisserand.Web.Tests.Architecture;

/// <summary>The table of docs/architecture.md: which module may use which.</summary>
sealed class ModuleTable
{
    public const string Heading = "| module | answers | may use |";

    private readonly List<(string Module, string[] MayUse)> _rows;

    private ModuleTable(List<(string Module, string[] MayUse)> rows) => _rows = rows;

    public static ModuleTable Parse(string markdown) =>
        new([.. MarkdownTable.Read(markdown, Heading).Select(cells => (cells[0], Names(cells[2])))]);

    public IEnumerable<string> Modules => _rows.Select(r => r.Module);

    public IEnumerable<Arrow> Arrows => _rows.SelectMany(r => r.MayUse.Select(to => new Arrow(r.Module, to)));

    public bool Has(string module) => _rows.Exists(r => r.Module == module);

    /// <summary>Named in the row, or used in turn by one that is.</summary>
    public bool Allows(Arrow arrow) => ReachableFrom(arrow.From).Contains(arrow.To);

    /// <summary>What the table itself has wrong: names twice, names unknown, circles, rows above what they use.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (var twice in _rows.GroupBy(r => r.Module).Where(g => g.Count() > 1))
        {
            yield return $"docs/architecture.md: two rows for {twice.Key}.";
        }
        foreach (var arrow in Arrows.Where(a => !Has(a.To)))
        {
            yield return $"docs/architecture.md: the row {arrow.From} names {arrow.To}, which has no row.";
        }
        var circular = _rows.Select(r => r.Module).Where(m => ReachableFrom(m).Contains(m)).ToList();
        if (circular.Count > 0)
        {
            yield return $"docs/architecture.md: circle between {string.Join(", ", circular)}.";
        }
        var order = _rows.Select(r => r.Module).ToList();
        foreach (var arrow in Arrows.Where(a => Has(a.To) && order.IndexOf(a.To) >= order.IndexOf(a.From)))
        {
            yield return $"docs/architecture.md: {arrow.From} uses {arrow.To}, so its row must stand below that of {arrow.To}.";
        }
    }

    public string Mermaid()
    {
        var lines = _rows.Where(r => r.MayUse.Length == 0 && !Arrows.Any(a => a.To == r.Module)).Select(r => $"  {r.Module}")
            .Concat(Arrows.Select(a => $"  {a.From} --> {a.To}"));
        return $"```mermaid\ngraph BT\n{string.Join('\n', lines)}\n```\n";
    }

    private HashSet<string> ReachableFrom(string module)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var toVisit = new Stack<string>([module]);
        while (toVisit.TryPop(out var next))
        {
            foreach (var to in Arrows.Where(a => a.From == next && reached.Add(a.To)).Select(a => a.To))
            {
                toVisit.Push(to);
            }
        }
        return reached;
    }

    private static string[] Names(string cell) =>
        cell == "-" ? [] : cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>The first module uses the second.</summary>
readonly record struct Arrow(string From, string To)
{
    public override string ToString() => $"{From} -> {To}";
}
