using System.Globalization;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Accounting.Files;

/// <summary>Ligne de FEC, of any program: what balances are made of.</summary>
/// <param name="Number">Line of the file, the header being 1.</param>
/// <param name="Account">Three digits, then what the program puts.</param>
/// <param name="Amount">Debit less credit.</param>
public sealed record FecLine(int Number, string Journal, string Entry, DateOnly On, string Account, string AccountLabel, Money Amount);

/// <summary>
/// FEC lu : the file of another program, read leniently where real ones stray (separator, encoding, padding, debit and credit or amount
/// and side, numbers written in several manners) and strictly where the books would be wrong. Pure.
/// </summary>
public sealed class FecReading
{
    /// <summary>Longest file, in bytes: a year of a large association.</summary>
    public const int MostBytes = 20_000_000;

    /// <summary>What is wrong is said for so many lines; the rest is counted.</summary>
    private const int MostTold = 12;

    private static readonly string[] Asked = ["journalcode", "ecrituredate", "comptenum", "comptelib"];
    private static readonly Money Largest = new(1_000_000_000_00);

    private FecReading(IReadOnlyList<FecLine> lines) => Lines = lines;

    public IReadOnlyList<FecLine> Lines { get; }

    public DateOnly First => Lines.Min(l => l.On);

    public DateOnly Last => Lines.Max(l => l.On);

    public int Entries => Lines.Select(KeyOf).Distinct().Count();

    /// <summary>Refuses what is no FEC, by line: columns missing, days and amounts that do not read, accounts that begin by no three digits, entries that do not balance.</summary>
    public static Outcome<FecReading> Read(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length == 0)
        {
            return new Refusal("file-empty", "Ce fichier est vide.");
        }
        if (content.Length > MostBytes)
        {
            return new Refusal("file-too-large", "Ce fichier est trop gros\u00A0: un FEC de 20\u00A0Mo au plus se lit ici.");
        }
        var text = FileText.Decode(content);
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return NotOne;
        }
        var rows = text.Split('\n').Select((row, i) => (Number: i + 1, Text: row.Trim('\r', '\uFEFF', '\u001A'))).Where(r => r.Text.Trim().Length > 0).ToList();
        if (rows.Count == 0 || Separator(rows[0].Text) is not { } separator)
        {
            return NotOne;
        }
        var columns = rows[0].Text.Split(separator).Select(h => FoldedText.Of(h.Trim().Trim('"')).Replace(" ", "", StringComparison.Ordinal)).ToList();
        var missing = Asked.Where(a => !columns.Contains(a)).Concat(AmountColumns(columns)).ToList();
        if (missing.Count > 0)
        {
            return new Refusal("columns-missing", $"Il manque à ce fichier {(missing.Count == 1 ? "la colonne" : "les colonnes")}\u00A0{string.Join(", ", missing.Select(Said))}. Demandez à votre logiciel le «\u00A0fichier des écritures comptables (FEC)\u00A0».");
        }
        var (lines, refusals) = (new List<FecLine>(), new List<Refusal>());
        foreach (var (number, row) in rows.Skip(1))
        {
            var line = Line(number, row.Split(separator), columns);
            refusals.AddRange(line.Refusals);
            if (line.Succeeded)
            {
                lines.Add(line.Value);
            }
        }
        if (refusals.Count == 0)
        {
            refusals.AddRange(Unbalanced(lines));
        }
        if (refusals.Count > MostTold)
        {
            refusals = [.. refusals.Take(MostTold), new("more", $"Et {FrenchNumber.Whole(refusals.Count - MostTold)} autres lignes.")];
        }
        return refusals.Count > 0 ? refusals : lines.Count == 0 ? new Refusal("no-row", "Ce fichier ne contient aucune écriture.") : new FecReading(lines);
    }

    private static Refusal NotOne => new("not-a-fec", "Ce fichier n’est pas un FEC\u00A0: on attend un fichier texte, une ligne de titres (JournalCode, JournalLib, EcritureNum…) et des colonnes séparées par des tabulations ou des barres «\u00A0|\u00A0».");

    private static char? Separator(string header) => new[] { '\t', '|' }.Where(header.Contains).Cast<char?>().FirstOrDefault();

    private static IEnumerable<string> AmountColumns(List<string> columns) =>
        columns.Contains("montant") || columns.Contains("sens") ? new[] { "montant", "sens" }.Where(c => !columns.Contains(c)) : new[] { "debit", "credit" }.Where(c => !columns.Contains(c));

    /// <summary>« JournalCode » for « journalcode ».</summary>
    private static string Said(string column) => FecFile.Columns.Append("Montant").Append("Sens").First(c => string.Equals(c, column, StringComparison.OrdinalIgnoreCase));

    private static Outcome<FecLine> Line(int number, string[] cells, List<string> columns)
    {
        // A separator that ends every line adds an empty cell.
        if (cells.Length != columns.Count && !(cells.Length == columns.Count + 1 && string.IsNullOrWhiteSpace(cells[^1])))
        {
            return new Refusal("row-cells", $"Ligne {number}\u00A0: {cells.Length} colonnes au lieu de {columns.Count}.");
        }
        string Cell(string column) => columns.IndexOf(column) is >= 0 and var i ? cells[i].Trim().Trim('"') : "";
        var refusals = new List<Refusal>();
        if (Day(Cell("ecrituredate")) is not { } on)
        {
            refusals.Add(new("row-day", $"Ligne {number}\u00A0: la date «\u00A0{Short(Cell("ecrituredate"))}\u00A0» ne se lit pas. On attend 20261231 pour le 31 décembre 2026."));
        }
        var account = Cell("comptenum").ToUpperInvariant();
        if (account.Length < 3 || account[0] is < '1' or > '8' || !account[..3].All(char.IsAsciiDigit))
        {
            refusals.Add(new("row-account", $"Ligne {number}\u00A0: le compte «\u00A0{Short(account)}\u00A0» ne commence pas par trois chiffres du plan comptable."));
        }
        if (Balance(Cell) is not { } amount)
        {
            refusals.Add(new("row-amount", $"Ligne {number}\u00A0: le montant ne se lit pas, ou a plus de deux décimales."));
        }
        return refusals.Count > 0 ? refusals : new FecLine(number, Cell("journalcode"), Cell("ecriturenum"), Day(Cell("ecrituredate"))!.Value, account, LabelOf(account, Cell("comptelib")), Balance(Cell)!.Value);
    }

    /// <summary>As an account added here would bear it.</summary>
    private static string LabelOf(string account, string said)
    {
        var label = TypedText.Line(said);
        return label.Length == 0 ? "Compte " + account : label.Length > LedgerAccount.LabelLength ? label[..LedgerAccount.LabelLength].TrimEnd() : label;
    }

    private static Money? Balance(Func<string, string> cell)
    {
        if (cell("sens").ToUpperInvariant() is not { Length: > 0 } side)
        {
            return Amount(cell("debit")) is { } debit && Amount(cell("credit")) is { } credit ? debit - credit : null;
        }
        return (side, Amount(cell("montant"))) switch
        {
            ("D" or "+1" or "1" or "+", { } amount) => amount,
            ("C" or "-1" or "-", { } amount) => -amount,
            _ => null,
        };
    }

    /// <summary>« 1234,56 », « 0000000069,60 », « 12,5- », « 1 234.56 » ; nothing is zero.</summary>
    private static Money? Amount(string text)
    {
        var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Replace(',', '.');
        if (plain.Length == 0)
        {
            return Money.Zero;
        }
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowTrailingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euros)
            && Math.Abs(euros) <= Largest.Euros && euros * 100 == decimal.Truncate(euros * 100) ? Money.FromEuros(euros) : null;
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, ["yyyyMMdd", "yyyy-MM-dd", "dd/MM/yyyy", "ddMMyyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and <= 2099 ? day : null;

    /// <summary>The same number may serve in several journals; without one, the entries of a journal and day stand together.</summary>
    private static (string Journal, string Entry) KeyOf(FecLine line) => (line.Journal, line.Entry.Length > 0 ? line.Entry : FecFile.Day(line.On));

    private static IEnumerable<Refusal> Unbalanced(List<FecLine> lines) => lines.GroupBy(KeyOf)
        .Select(entry => (Entry: entry, Left: entry.Sum(l => l.Amount))).Where(e => !e.Left.IsZero)
        .Select(e => new Refusal("row-unbalanced", $"Ligne {e.Entry.First().Number}\u00A0: l’écriture {Short(e.Entry.Key.Journal)} {Short(e.Entry.Key.Entry)} n’est pas équilibrée, il y a {FrenchNumber.Euros(e.Left)} d’écart entre débits et crédits."));

    private static string Short(string text) => text.Length > 30 ? text[..30] + "…" : text;
}
