using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking.Statements;

/// <summary>Tableau de la banque : headings and the rows below them, whatever stands above.</summary>
/// <param name="Said">A balance that the lines above the table give.</param>
public sealed partial record BankTable(IReadOnlyList<string> Headings, IReadOnlyList<TableRow> Rows, DayBalance? Said)
{
    public const int MostColumns = 60;
    public const int FingerprintLength = 64;
    internal const int MostRowsAbove = 40;
    private const int HeadingLength = 60;
    private const int SaidLength = 300;
    private static readonly DayOrder[] Orders = Enum.GetValues<DayOrder>();

    /// <summary>Of its folded headings: the same for each file of that layout.</summary>
    public string Fingerprint => FingerprintOf(Headings);

    /// <summary>The table whose headings are the row of that rank.</summary>
    internal static BankTable Under(List<TableRow> rows, int head) => new(
        [.. rows[head].Cells.Select(Heading)], [.. rows.Skip(head + 1)],
        rows.Take(head).Select(r => SaidBalance(string.Join(' ', r.Cells))).FirstOrDefault(b => b is not null));

    /// <summary>The table whose headings are among those, wherever they stand.</summary>
    internal static BankTable? Known(List<TableRow> rows, IReadOnlyDictionary<string, ColumnMapping> remembered)
    {
        if (remembered.Count == 0)
        {
            return null;
        }
        var head = rows.Take(MostRowsAbove).ToList().FindIndex(r => r.Cells.Count <= MostColumns && remembered.ContainsKey(FingerprintOf([.. r.Cells.Select(Heading)])));
        return head >= 0 ? Under(rows, head) : Find(rows) is { } table && remembered.ContainsKey(table.Fingerprint) ? table : null;
    }

    /// <summary>
    /// The table of a file whose headings nobody knows: the fullest row without day nor amount among those just above a row that has both. A file without
    /// headings has « Colonne 1 », « Colonne 2 »… Null when nothing looks like movements.
    /// </summary>
    internal static BankTable? Find(List<TableRow> rows)
    {
        var first = rows.Take(MostRowsAbove + 1).ToList();
        var head = Enumerable.Range(0, first.Count).Where(i => IsHeading(first[i]) && first.Skip(i + 1).Take(3).Any(IsMovement))
            .OrderByDescending(i => first[i].Cells.Count(c => c.Trim().Length > 0)).ThenBy(i => i).Cast<int?>().FirstOrDefault();
        if (head is { } at)
        {
            return Under(rows, at);
        }
        var start = first.FindIndex(IsMovement);
        return start < 0 ? null : new([.. Enumerable.Range(1, first[start].Cells.Count).Select(Numbered)], [.. rows.Skip(start)], null);
    }

    /// <summary>The lines as they are read so, those that are none, and those that are refused. Pure.</summary>
    public TableReading Read(ColumnMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        var (day, valueDay, balance, reference, side) = (mapping.At(ColumnRole.Day), mapping.At(ColumnRole.ValueDay), mapping.At(ColumnRole.Balance), mapping.At(ColumnRole.Reference), mapping.At(ColumnRole.Side));
        var (amount, debit, credit) = (mapping.At(ColumnRole.Amount), mapping.At(ColumnRole.Debit), mapping.At(ColumnRole.Credit));
        List<int> labels = [.. mapping.Roles.Select((r, i) => (r, i)).Where(c => c.r == ColumnRole.Label).Select(c => c.i)];
        var (read, passed, refused, balances) = (new List<StatementRow>(), new List<TableRow>(), new List<Refusal>(), new List<Money?>());
        foreach (var row in Rows)
        {
            string Cell(int at) => at >= 0 && at < row.Cells.Count ? row.Cells[at].Trim() : "";
            Money? Amount(int at) => StatementText.Amount(Cell(at), mapping.Decimals);
            if (!Cell(day).Any(char.IsAsciiDigit) || (Cell(amount) + Cell(debit) + Cell(credit)).Length == 0)
            {
                // A total, a heading said again, a line of prose.
                passed.Add(row);
                continue;
            }
            var of = amount >= 0 ? Signed(Amount(amount), mapping.SpendingIsPositive, side >= 0 ? Cell(side) : null) : Two(Cell(debit), Amount(debit), Cell(credit), Amount(credit));
            if (StatementText.Day(Cell(day), mapping.Days) is not { } on)
            {
                refused.Add(StatementText.NoDay(row.Line));
            }
            else if (of is not { } money)
            {
                refused.Add(amount < 0 && Amount(debit) is { IsZero: false } && Amount(credit) is { IsZero: false } ? StatementText.TwoAmounts(row.Line)
                    : side >= 0 && Amount(amount) is not null ? StatementText.NoSide(row.Line) : StatementText.NoAmount(row.Line));
            }
            else
            {
                read.Add(StatementRow.Of(on, StatementText.Day(Cell(valueDay), mapping.Days), money, string.Join(' ', labels.Select(Cell).Where(l => l.Length > 0).Distinct(StringComparer.Ordinal)), Cell(reference)));
                balances.Add(balance < 0 ? null : Amount(balance));
            }
        }
        var (opening, closing) = RunningBalance.Ends(read, balances);
        return new(read, passed, refused, opening, closing ?? Said);
    }

    /// <summary>With its sign, or the side that stands beside it; null when that side is none.</summary>
    private static Money? Signed(Money? amount, bool spendingIsPositive, string? side)
    {
        if (amount is not { } written)
        {
            return null;
        }
        if (side is null)
        {
            return spendingIsPositive ? -written : written;
        }
        var plain = written < Money.Zero ? -written : written;
        return (side.Trim() is "-" or "+" ? side.Trim() : FoldedText.Of(side)) switch
        {
            "-" or ['d', ..] or ['s', 'o', ..] => -plain,
            "+" or ['c', ..] or ['e', 'n', ..] => plain,
            _ => null,
        };
    }

    /// <summary>One of the two: a debit is taken off, whatever its sign. Null when one does not read, or both say something.</summary>
    private static Money? Two(string debit, Money? off, string credit, Money? on)
    {
        if ((off is null && debit.Length > 0) || (on is null && credit.Length > 0) || (off is { IsZero: false } && on is { IsZero: false }))
        {
            return null;
        }
        return off is { IsZero: false } taken ? (taken < Money.Zero ? taken : -taken) : on ?? off;
    }

    private static bool IsHeading(TableRow row) => row.Cells.Count(c => c.Trim().Length > 0) >= 2 && !row.Cells.Any(c => IsDay(c) || StatementText.Amount(c) is not null);

    /// <summary>It has a day and an amount, in whichever columns.</summary>
    internal static bool IsMovement(TableRow row) => row.Cells.Any(IsDay) && row.Cells.Any(c => !IsDay(c) && StatementText.Amount(c) is not null);

    /// <summary>In one order or another.</summary>
    internal static bool IsDay(string cell) => Orders.Any(o => StatementText.Day(cell, o) is not null);

    private static string Heading(string cell, int at) => TypedText.Line(cell) is { Length: > 0 } said ? (said.Length > HeadingLength ? said[..HeadingLength] : said) : Numbered(at + 1);

    private static string Numbered(int at) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Colonne {at}");

    private static string FingerprintOf(IReadOnlyList<string> headings) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', headings.Select(FoldedText.Of)))));

    private static DayBalance? SaidBalance(string line) =>
        Balance().Match(line.Length > SaidLength ? line[..SaidLength] : line) is { Success: true } said && StatementText.Day(said.Groups["day"].Value) is { } on && StatementText.Amount(said.Groups["amount"].Value) is { } amount ? new(on, amount) : null;

    [GeneratedRegex(@"Solde(?: comptable)? au (?<day>\d{2}/\d{2}/\d{2,4})\D*?(?<amount>[-+]?\d[\d\s\u00A0\u202F.]*,\d{2})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Balance();
}

/// <summary>Lecture d'un tableau : its movements, and what is left of it.</summary>
/// <param name="Passed">Neither day nor amount: totals, prose.</param>
/// <param name="Refused">A line whose day or amount does not read.</param>
public sealed record TableReading(IReadOnlyList<StatementRow> Rows, IReadOnlyList<TableRow> Passed, IReadOnlyList<Refusal> Refused, DayBalance? Opening, DayBalance? Closing)
{
    public Money? Gap => Opening is { } opening && Closing is { } closing ? closing.Amount - opening.Amount - Rows.Sum(r => r.Amount) : null;
}

/// <summary>Solde progressif : the balances at both ends of a table that says it on its lines, oldest first or newest first.</summary>
internal static class RunningBalance
{
    public static (DayBalance? Opening, DayBalance? Closing) Ends(List<StatementRow> rows, List<Money?> balances)
    {
        var lines = rows.Zip(balances, (row, balance) => (Row: row, Balance: balance)).ToList();
        if (lines.TrueForAll(l => l.Balance is null))
        {
            return (null, null);
        }
        if (rows[0].On > rows[^1].On || (rows[0].On == rows[^1].On && Follows(lines) < Follows([.. Enumerable.Reverse(lines)])))
        {
            lines.Reverse();
        }
        var (first, last) = (lines.FindIndex(l => l.Balance is not null), lines.FindLastIndex(l => l.Balance is not null));
        var opening = lines[first].Balance!.Value - lines.Take(first + 1).Sum(l => l.Row.Amount);
        var closing = lines[last].Balance!.Value + lines.Skip(last + 1).Sum(l => l.Row.Amount);
        return (new(lines[0].Row.On.AddDays(-1), opening), new(lines[^1].Row.On, closing));
    }

    /// <summary>How many lines follow from the one before.</summary>
    private static int Follows(List<(StatementRow Row, Money? Balance)> lines) => lines.Zip(lines.Skip(1), (a, b) => a.Balance is { } from && b.Balance == from + b.Row.Amount).Count(f => f);
}
