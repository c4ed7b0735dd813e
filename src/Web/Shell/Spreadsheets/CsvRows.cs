using System.Text;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Shell.Spreadsheets;

/// <summary>Rows of a CSV: UTF-8, UTF-16 or Latin-1 of Windows; « ; », « , », tab or « | », told from the text.</summary>
internal static class CsvRows
{
    private const int Sampled = 20;
    private static readonly char[] Separators = [';', '\t', ',', '|'];

    public static Outcome<List<SheetRow>> Read(Stream content)
    {
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        var text = FileText.Decode(bytes);
        if (!IsText(text))
        {
            return SheetFile.NotATable;
        }
        var firstLine = 1;
        char? said = null;
        // « sep=; » of Excel.
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4)
        {
            said = text[4];
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            (text, firstLine) = (end < 0 ? "" : text[(end + 1)..], 2);
        }
        return Rows(text, said ?? Separator(text), firstLine, int.MaxValue);
    }

    /// <summary>A text has no NUL, and next to no other control character.</summary>
    private static bool IsText(string text)
    {
        var controls = 0;
        foreach (var c in text)
        {
            if (c == '\0')
            {
                return false;
            }
            controls += char.IsControl(c) && c is not ('\r' or '\n' or '\t' or '\v' or '\f') ? 1 : 0;
        }
        return controls * 200L <= text.Length;
    }

    /// <summary>The one that cuts the first lines into the most cells.</summary>
    private static char Separator(string text) => Separators.MaxBy(separator =>
    {
        var rows = Rows(text, separator, 1, Sampled);
        return rows.Succeeded && rows.Value.Count > 0 ? rows.Value.Select(r => r.Cells.Count).Order().ElementAt(rows.Value.Count / 2) : 0;
    });

    private static Outcome<List<SheetRow>> Rows(string text, char separator, int firstLine, int most)
    {
        var rows = new List<SheetRow>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (line, opened, start, quoted, i) = (firstLine, firstLine, firstLine, false, 0);
        void EndCell()
        {
            if (cells.Count < SheetFile.MostColumns)
            {
                // « '+33 6 12 34 56 78 » : the apostrophe that our own files put before what a spreadsheet would compute.
                cells.Add(cell.Length > 1 && cell[0] == '\'' && cell[1] is '=' or '+' or '-' or '@' ? cell.ToString(1, cell.Length - 1) : cell.ToString());
            }
            cell.Clear();
        }
        void EndRow()
        {
            EndCell();
            rows.Add(new(start, [.. cells]));
            cells.Clear();
        }
        for (; i < text.Length && rows.Count < most; i++)
        {
            var c = text[i];
            if (cell.Length > SheetFile.MostCharacters)
            {
                return new Refusal("cell-too-long", quoted
                    ? $"Le guillemet ouvert à la ligne {French.Number(opened)} n’est pas refermé."
                    : $"Une cellule de la ligne {French.Number(line)} dépasse {French.Number(SheetFile.MostCharacters)} caractères\u00A0: ce fichier n’est pas un tableau d’adhérents.");
            }
            if (c == '\n' || (c == '\r' && (i + 1 >= text.Length || text[i + 1] != '\n')))
            {
                line++;
            }
            if (quoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                (quoted, opened) = (true, line);
            }
            else if (c == separator)
            {
                EndCell();
            }
            else if (c == '\n')
            {
                EndRow();
                start = line;
                if (rows.Count > SheetFile.MostRows + 1)
                {
                    return SheetFile.TooManyRows;
                }
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
            else if (i + 1 >= text.Length || text[i + 1] != '\n')
            {
                EndRow();
                start = line;
            }
        }
        if (quoted && most == int.MaxValue)
        {
            return new Refusal("quote-open", $"Le guillemet ouvert à la ligne {French.Number(opened)} n’est pas refermé.");
        }
        if (rows.Count < most && (cell.Length > 0 || cells.Count > 0))
        {
            EndRow();
        }
        return rows;
    }
}
