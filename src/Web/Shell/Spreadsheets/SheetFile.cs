using System.Globalization;
using System.Text;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Shell.Spreadsheets;

/// <summary>Tableau lu : the headings and rows of a table that a user sent, as text, whatever the file that held it.</summary>
public sealed record Sheet(IReadOnlyList<string> Headings, IReadOnlyList<SheetRow> Rows);

/// <param name="Number">As a spreadsheet or a text editor numbers it, from 1.</param>
/// <param name="Cells">As many as there are headings; dates as « 2026-03-12 », numbers without blanks.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells);

/// <summary>
/// Reads a CSV or XLSX file that nobody vouches for: its kind is told from its bytes, its size bounded in every direction, its
/// formulas are never computed.
/// </summary>
public static class SheetFile
{
    /// <summary>Longest file, in bytes.</summary>
    public const long MostBytes = 20_000_000;

    /// <summary>Longest request that a page which takes a table reads: far above the longest file, so that the wrong one gets a sentence, not a cut line.</summary>
    public const long MostSent = 600_000_000;

    public const int MostRows = 50_000;
    public const int MostColumns = 100;

    /// <summary>Longest cell, in characters.</summary>
    public const int MostCharacters = 5_000;

    /// <summary>Headings stand in one of the first rows: above them, a title, a date, a logo.</summary>
    private const int MostRowsAbove = 30;

    private const string HowTo = "Depuis votre tableur\u00A0: Fichier, Enregistrer sous, «\u00A0Classeur Excel (.xlsx)\u00A0» ou «\u00A0CSV\u00A0».";

    /// <summary>Refuses an empty or too long file, one of another kind, a damaged one, one without a row under its headings.</summary>
    /// <param name="content">Seekable; left open.</param>
    /// <param name="recognised">How many cells of a row are headings that the reader knows.</param>
    public static Outcome<Sheet> Read(Stream content, Func<IReadOnlyList<string>, int> recognised)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(recognised);
        if (content.Length == 0)
        {
            return new Refusal("file-empty", "Ce fichier est vide.");
        }
        if (content.Length > MostBytes)
        {
            return new Refusal("file-too-large",
                $"Ce fichier pèse {French.FileSize(content.Length)}\u00A0: un tableau d’adhérents en pèse rarement plus d’un. Vérifiez que c’est le bon, ou coupez-le ({French.FileSize(MostBytes)} au plus).");
        }
        Span<byte> start = stackalloc byte[8];
        var read = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        content.Position = 0;
        var rows = start[..read] switch
        {
            [(byte)'P', (byte)'K', 3, 4, ..] => XlsxRows.Read(content),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => Refused("file-old-excel", "Ce classeur est dans l’ancien format .xls, ou protégé par un mot de passe. " + HowTo),
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => Refused("file-kind", "Ce fichier est un PDF, pas un tableau. " + HowTo),
            _ => CsvRows.Read(content),
        };
        return rows.Succeeded ? Headed(rows.Value, recognised) : rows.Refusals.ToList();
    }

    /// <summary>The first sheet of a workbook as a CSV, each row on the line of its number, for whoever reads texts. Refuses a damaged one.</summary>
    public static Outcome<byte[]> ToCsv(byte[] workbook)
    {
        using var content = new MemoryStream(workbook, writable: false);
        var rows = XlsxRows.Read(content);
        if (!rows.Succeeded)
        {
            return rows.Refusals.ToList();
        }
        var text = new StringBuilder();
        var line = 1;
        foreach (var row in rows.Value)
        {
            for (; line < row.Number; line++)
            {
                text.Append('\n');
            }
            // A cell of several lines would shift those below.
            text.AppendJoin(';', row.Cells.Select(c => '"' + TypedText.Line(c).Replace("\"", "\"\"", StringComparison.Ordinal) + '"')).Append('\n');
            line++;
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    internal static Outcome<List<SheetRow>> Refused(string code, string message) => new Refusal(code, message);

    internal static Refusal NotATable => new("file-kind", "Ce fichier n’est ni un CSV ni un classeur Excel (.xlsx), quel que soit son nom. " + HowTo);

    internal static Refusal TooManyRows => new("file-too-many-rows", $"Ce fichier compte plus de {French.Number(MostRows)} lignes\u00A0: coupez-le.");

    private static Outcome<Sheet> Headed(List<SheetRow> rows, Func<IReadOnlyList<string>, int> recognised)
    {
        rows.RemoveAll(r => r.Cells.All(string.IsNullOrWhiteSpace));
        if (rows.Count == 0)
        {
            return new Refusal("file-empty", "Ce fichier ne contient aucune ligne.");
        }
        var first = rows.Take(MostRowsAbove).Select((r, i) => (Index: i, Score: recognised(r.Cells), Filled: r.Cells.Count(c => !string.IsNullOrWhiteSpace(c))))
            .OrderByDescending(r => r.Score).ThenByDescending(r => r.Score > 0 ? 0 : r.Filled).First().Index;
        // Headings merged downwards are read on each of their rows.
        while (first + 1 < rows.Count && rows[first].Cells.SequenceEqual(rows[first + 1].Cells, StringComparer.Ordinal))
        {
            first++;
        }
        var data = rows.Skip(first + 1).ToList();
        if (data.Count == 0)
        {
            return new Refusal("file-no-row", "Ce fichier n’a aucune ligne sous ses en-têtes.");
        }
        var width = Math.Max(LastFilled(rows[first]), data.Max(LastFilled));
        var headings = Padded(rows[first].Cells, width).Select((h, i) =>
            TypedText.Line(h) is { Length: > 0 } heading ? heading : "Colonne " + (i + 1).ToString(CultureInfo.InvariantCulture));
        return new Sheet([.. headings], [.. data.Select(r => r with { Cells = Padded(r.Cells, width) })]);
    }

    private static int LastFilled(SheetRow row)
    {
        var last = row.Cells.Count;
        while (last > 0 && string.IsNullOrWhiteSpace(row.Cells[last - 1]))
        {
            last--;
        }
        return last;
    }

    private static string[] Padded(IReadOnlyList<string> cells, int width) =>
        [.. Enumerable.Range(0, width).Select(i => i < cells.Count ? cells[i] : "")];
}
