using System.Text;

namespace Tisserand.Domain.Banking.Statements;

/// <summary>Ligne d'un tableau : the cells of a row as the file writes them.</summary>
/// <param name="Line">As a text editor numbers it, from 1.</param>
public sealed record TableRow(int Line, IReadOnlyList<string> Cells);

/// <summary>Rows of a CSV, blank ones left: quoted line ends are kept, the separator is told from the text.</summary>
internal static class CsvText
{
    private const int Sampled = 20_000;
    private static readonly char[] Separators = [';', '\t', ',', '|'];

    public static List<TableRow> Rows(string text) => Rows(text, Separator(text));

    /// <summary>The one that cuts most rows into the most cells.</summary>
    private static char Separator(string text) => Separators.MaxBy(s =>
        Rows(text.Length > Sampled ? text[..Sampled] : text, s).Select(r => r.Cells.Count).Order().ToList() is { Count: > 0 } counts ? counts[counts.Count / 2] + (counts[^1] / 100d) : 0);

    private static List<TableRow> Rows(string text, char separator)
    {
        var (rows, cells, cell) = (new List<TableRow>(), new List<string>(), new StringBuilder());
        var (line, start, quoted) = (1, 1, false);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            line += c == '\n' ? 1 : 0;
            if (quoted && i < text.Length)
            {
                if (c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else if (c == '"')
                {
                    quoted = false;
                }
                else
                {
                    cell.Append(c);
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == separator || c == '\n')
            {
                cells.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c == '\n')
                {
                    rows.Add(new(start, cells));
                    (cells, start) = ([], line);
                }
            }
            else
            {
                cell.Append(c);
            }
        }
        rows.RemoveAll(r => r.Cells.All(string.IsNullOrWhiteSpace));
        return rows;
    }
}
