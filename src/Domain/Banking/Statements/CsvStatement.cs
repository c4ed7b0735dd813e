using System.Text;
using System.Text.RegularExpressions;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking.Statements;

/// <summary>
/// Relevé CSV d'une banque française : the headings are found by their words wherever they stand, prose above them is passed over, quoted line
/// ends are kept. A « Solde au » above the table is its closing balance.
/// </summary>
internal static partial class CsvStatement
{
    /// <summary>Folded headings of the columns that are read; the amount in one, or debit and credit apart.</summary>
    private sealed record Columns(string Day, string Label, string? Amount, string? Debit, string? Credit);

    private const int MostRowsAbove = 40;
    private static readonly string[] DayWords = ["date de comptabilisation", "date comptable", "date operation", "date de l operation", "dateop", "date d operation", "date", "operation date", "completed date", "date de la valeur en utc", "settlement date utc"];
    private static readonly string[] LabelWords = ["libelle operation", "detail de l ecriture", "libelle", "label", "description", "libelle simplifie", "libelle court", "nom de la contrepartie", "counterparty name"];
    private static readonly string[] AmountWords = ["montant operation en euro", "montant de l operation", "montant euros", "montant eur", "montant", "amount", "montant total ttc", "total amount incl vat"];
    private static readonly string[] DebitWords = ["debit euros", "debit"];
    private static readonly string[] CreditWords = ["credit euros", "credit"];
    private static readonly string[] ValueWords = ["date de valeur", "date valeur", "dateval", "value date"];
    private static readonly string[] ReferenceWords = ["reference", "numero de reference"];

    public static Outcome<IReadOnlyList<StatementRead>> Read(string text)
    {
        var rows = Rows(text, Separator(text));
        var head = rows.Take(MostRowsAbove).Select((r, i) => (Index: i, Columns: Recognise(r.Cells))).FirstOrDefault(h => h.Columns is not null);
        if (head.Columns is not { } columns)
        {
            return StatementFile.Unknown;
        }
        var headings = rows[head.Index].Cells.Select(FoldedText.Of).ToList();
        int At(string? heading) => heading is null ? -1 : headings.IndexOf(heading);
        int AtOneOf(string[] words) => words.Select(w => headings.IndexOf(w)).FirstOrDefault(i => i >= 0, -1);
        var (day, label, amount, debit, credit) = (At(columns.Day), At(columns.Label), At(columns.Amount), At(columns.Debit), At(columns.Credit));
        var (valueDay, reference) = (AtOneOf(ValueWords), AtOneOf(ReferenceWords));
        var (read, refusals) = (new List<StatementRow>(), new List<Refusal>());
        foreach (var (line, cells) in rows.Skip(head.Index + 1))
        {
            string Cell(int at) => at >= 0 && at < cells.Count ? cells[at] : "";
            if (!Cell(day).Any(char.IsAsciiDigit) || (Cell(amount) + Cell(debit) + Cell(credit)).Trim().Length == 0)
            {
                // A total, a blank, a line of prose.
                continue;
            }
            if (StatementText.Day(Cell(day)) is not { } on)
            {
                refusals.Add(StatementText.NoDay(line));
            }
            else if ((amount >= 0 ? StatementText.Amount(Cell(amount)) : Two(Cell(debit), Cell(credit))) is not { } of)
            {
                refusals.Add(StatementText.NoAmount(line));
            }
            else
            {
                read.Add(StatementRow.Of(on, StatementText.Day(Cell(valueDay)), of, Cell(label), Cell(reference)));
            }
            if (refusals.Count > 20)
            {
                break;
            }
        }
        var closing = rows.Take(head.Index).Select(r => SaidBalance(string.Join(' ', r.Cells))).FirstOrDefault(b => b is not null);
        return refusals.Count > 0 ? refusals : read.Count == 0 ? StatementText.NoRow : new List<StatementRead> { new(StatementFormat.Csv, "", read, null, closing) };
    }

    /// <summary>The columns of a row of headings; null when it is none.</summary>
    private static Columns? Recognise(IReadOnlyList<string> cells)
    {
        var headings = cells.Select(FoldedText.Of).ToList();
        string? One(string[] words) => words.FirstOrDefault(w => headings.Contains(w, StringComparer.Ordinal));
        var (day, label, amount, debit, credit) = (One(DayWords), One(LabelWords), One(AmountWords), One(DebitWords), One(CreditWords));
        return day is not null && label is not null && (amount is not null || (debit is not null && credit is not null))
            ? new(day, label, amount, amount is null ? debit : null, amount is null ? credit : null)
            : null;
    }

    /// <summary>One of the two: a debit is taken off, whatever its sign.</summary>
    private static Money? Two(string debit, string credit)
    {
        var (off, on) = (StatementText.Amount(debit), StatementText.Amount(credit));
        if ((off is null && debit.Trim().Length > 0) || (on is null && credit.Trim().Length > 0))
        {
            return null;
        }
        return off is { IsZero: false } taken ? (taken < Money.Zero ? taken : -taken) : on;
    }

    private static DayBalance? SaidBalance(string line) =>
        Said().Match(line) is { Success: true } said && StatementText.Day(said.Groups["day"].Value) is { } on && StatementText.Amount(said.Groups["amount"].Value) is { } amount ? new(on, amount) : null;

    private static char Separator(string text) => new[] { ';', '\t', ',', '|' }.MaxBy(s => Rows(text.Length > 20_000 ? text[..20_000] : text, s).Select(r => r.Cells.Count).Order().ToList() is { Count: > 0 } counts ? counts[counts.Count / 2] + (counts[^1] / 100d) : 0);

    private static List<(int Line, List<string> Cells)> Rows(string text, char separator)
    {
        var (rows, cells, cell) = (new List<(int, List<string>)>(), new List<string>(), new StringBuilder());
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
                    rows.Add((start, cells));
                    (cells, start) = ([], line);
                }
            }
            else
            {
                cell.Append(c);
            }
        }
        rows.RemoveAll(r => r.Item2.TrueForAll(string.IsNullOrWhiteSpace));
        return rows;
    }

    [GeneratedRegex(@"Solde(?: comptable)? au (?<day>\d{2}/\d{2}/\d{2,4})\D*?(?<amount>[-+]?\d[\d\s\u00A0\u202F.]*,\d{2})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Said();
}
