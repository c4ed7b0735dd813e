using System.Text;

namespace Tisserand.Domain.Foundation.Papers;

/// <summary>
/// Rédaction d’un document : adds blocks in reading order, and keeps out of the text what no file can hold (control
/// characters, broken characters, the narrow blank that paper fonts lack).
/// <code>
/// new PaperBuilder("Feuille d’émargement", cpts.Name) { Date = day, IsLandscape = true }
///     .Facts(("Réunion", title), ("Lieu", place))
///     .Table([new("Nom", 3), new("Profession", 2), new("Signature", 3)], rows, rowHeight: 10)
///     .Note("Vos données…")
///     .Build();
/// </code>
/// </summary>
/// <param name="title">Refuses (exception) a title without a letter to show.</param>
/// <param name="organisation">Name of the CPTS.</param>
public sealed class PaperBuilder(string title, string organisation)
{
    private readonly string _title = Line(title) is { Length: > 0 } given ? given : throw new ArgumentException("A paper has a title.", nameof(title));
    private readonly List<PaperBlock> _blocks = [];

    public string Subtitle { get; init; } = "";

    /// <summary>Number or code by which the CPTS files it.</summary>
    public string Reference { get; init; } = "";

    /// <summary>The day that the paper bears.</summary>
    public DateOnly? Date { get; init; }

    public bool IsLandscape { get; init; }

    /// <param name="level">1 to 3; refuses (exception) any other.</param>
    public PaperBuilder Heading(string text, int level = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 3);
        return Line(text) is { Length: > 0 } line ? Add(new PaperBlock.Heading(line, level)) : this;
    }

    /// <summary>A paragraph of plain strings and of <see cref="PaperRun.Bold"/> or <see cref="PaperRun.Italic"/> ones; left out when it says nothing.</summary>
    public PaperBuilder Paragraph(params IEnumerable<PaperRun> runs) => Clean(runs) is { Count: > 0 } kept ? Add(new PaperBlock.Paragraph(kept)) : this;

    /// <summary>Small print; left out when it says nothing.</summary>
    public PaperBuilder Note(params IEnumerable<PaperRun> runs) => Clean(runs) is { Count: > 0 } kept ? Add(new PaperBlock.Note(kept)) : this;

    public PaperBuilder Bullets(params IEnumerable<string> items) => List(items, isNumbered: false);

    public PaperBuilder Numbered(params IEnumerable<string> items) => List(items, isNumbered: true);

    /// <summary>Labels and values; a pair without value is left out.</summary>
    public PaperBuilder Facts(params IEnumerable<(string Label, string? Value)> pairs)
    {
        var kept = pairs.Select(p => (Line(p.Label), Lines(p.Value ?? "").Trim())).Where(p => p.Item2.Length > 0).ToList();
        return kept.Count == 0 ? this : Add(new PaperBlock.Facts(kept));
    }

    /// <summary>Refuses (exception) a row that has not one cell per column.</summary>
    /// <param name="total">Last row, set apart.</param>
    /// <param name="caption">Printed above the table.</param>
    /// <param name="rowHeight">In millimetres: for tables in which one writes or signs.</param>
    /// <param name="drawings">In the last cell of some rows, by number of the row.</param>
    public PaperBuilder Table(
        IReadOnlyList<PaperColumn> columns, IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<string>? total = null, string caption = "", double rowHeight = 0,
        IReadOnlyDictionary<int, PaperDrawing>? drawings = null)
    {
        if (columns.Count == 0 || columns.Any(c => !(c.Width > 0)))
        {
            throw new ArgumentException("A table has columns, each with a width.", nameof(columns));
        }
        return Add(new PaperBlock.Table(
            Line(caption), [.. columns.Select(c => c with { Heading = Lines(c.Heading) })], [.. rows.Select(Row)], total is null ? null : Row(total), rowHeight)
        {
            Drawings = drawings ?? new Dictionary<int, PaperDrawing>(),
        });

        IReadOnlyList<string> Row(IReadOnlyList<string> cells) => cells.Count == columns.Count
            ? [.. cells.Select(c => Lines(c).Trim())]
            : throw new ArgumentException($"A row has {cells.Count} cells for {columns.Count} columns.", nameof(rows));
    }

    public PaperBuilder PageBreak() => Add(new PaperBlock.PageBreak());

    public Paper Build() => new(_title, Line(organisation), [.. _blocks])
    {
        Subtitle = Line(Subtitle),
        Reference = Line(Reference),
        Date = Date,
        IsLandscape = IsLandscape,
    };

    private PaperBuilder List(IEnumerable<string> items, bool isNumbered)
    {
        var kept = items.Select(i => Lines(i).Trim()).Where(i => i.Length > 0).ToList();
        return kept.Count == 0 ? this : Add(new PaperBlock.List(kept, isNumbered));
    }

    private PaperBuilder Add(PaperBlock block)
    {
        _blocks.Add(block);
        return this;
    }

    private static List<PaperRun> Clean(IEnumerable<PaperRun> runs)
    {
        var kept = runs.Select(r => r with { Text = Lines(r.Text) }).Where(r => r.Text.Length > 0).ToList();
        return kept.Exists(r => !string.IsNullOrWhiteSpace(r.Text)) ? kept : [];
    }

    private static string Line(string text) => Lines(text).Replace('\n', ' ').Trim();

    private static string Lines(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n')
            {
                kept.Append('\n');
            }
            else if (rune.Value == '\u202F')
            {
                kept.Append('\u00A0');
            }
            else if (Rune.IsControl(rune))
            {
                kept.Append(' ');
            }
            else if (rune != Rune.ReplacementChar && (rune.Value & 0xFFFE) != 0xFFFE)
            {
                kept.Append(rune);
            }
        }
        return kept.ToString().Normalize(NormalizationForm.FormC);
    }
}
