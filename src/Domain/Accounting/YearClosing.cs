using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Accounting;

/// <summary>Solde d'un compte : debits and credits of an account, for one use.</summary>
public sealed record AccountBalance(string Account, Axes Axes, Money Debit, Money Credit)
{
    /// <summary>Debit less credit.</summary>
    public Money Balance => Debit - Credit;
}

/// <summary>
/// Clôture d'un exercice : its result (income less expenses, classes 7 and 6) and the balances of the accounts of classes 1 to 5
/// brought into the next year. Source: plan comptable général; règlement ANC 2018-06.
/// </summary>
public sealed class YearClosing
{
    private const string Surplus = "120";
    private const string Deficit = "129";

    private readonly FiscalYear _year;
    private readonly List<AccountBalance> _balances;

    /// <param name="balances">Of every account of the year, all entries counted.</param>
    public YearClosing(FiscalYear year, IEnumerable<AccountBalance> balances)
    {
        (_year, _balances) = (year, [.. balances]);
        var (income, expenses) = (-Sum('7'), Sum('6'));
        Working = new(
        [
            new("Produits (comptes 7)", null, "", income, $"Écritures de l’exercice {year.Label}", Confidence.Derived),
            new("Charges (comptes 6)", null, "", -expenses, $"Écritures de l’exercice {year.Label}", Confidence.Derived),
            new(income >= expenses ? "Excédent de l’exercice" : "Déficit de l’exercice", null, "", income - expenses, "Produits moins charges", Confidence.Derived),
        ]);
    }

    /// <summary>Positive for a surplus.</summary>
    public Money Result => Working.Amount;

    public Working Working { get; }

    /// <summary>Why the year cannot be closed, whatever its days: voluntary contributions (class 8) whose two sides differ.</summary>
    public Refusal? Obstacle => Sum('8') is { IsZero: false } left
        ? new("class-8", $"Les contributions volontaires (comptes 86 et 87) ne s’équilibrent pas\u00A0: {FrenchNumber.Euros(left)} d’écart.")
        : null;

    /// <summary>À-nouveaux : the entry that opens the next year; null when nothing is left to bring. A mission, a funder and a contract year are kept; a fiche action and a nature are not.</summary>
    /// <param name="next">The year that follows.</param>
    /// <param name="source">A new one at each closing.</param>
    public Posting? Opening(FiscalYear next, Guid source)
    {
        ArgumentNullException.ThrowIfNull(next);
        var lines = _balances.Where(b => b.Account[0] is >= '1' and <= '5')
            .GroupBy(b => (b.Account, Axes: new Axes(b.Axes.Mission, null, b.Axes.Funder, b.Axes.ContractYear)))
            .Select(g => (g.Key.Account, g.Key.Axes, Balance: g.Sum(b => b.Balance)))
            .Where(b => !b.Balance.IsZero)
            .OrderBy(b => b.Account, StringComparer.Ordinal).ThenBy(b => b.Axes.Mission, StringComparer.Ordinal).ThenBy(b => b.Axes.Funder, StringComparer.Ordinal).ThenBy(b => b.Axes.ContractYear)
            .Select(b => Line(b.Account, b.Balance, b.Axes)).ToList();
        if (!Result.IsZero)
        {
            lines.Add(Line(AccountOf(Result), -Result, Axes.None));
        }
        return lines.Count == 0 ? null : new(next.Start, JournalKind.Opening, $"À-nouveaux de l’exercice {_year.Label}", new(PostingSource.Opening, source), lines);
    }

    /// <summary>The account that bears a result into the next year.</summary>
    internal static string AccountOf(Money result) => result > Money.Zero ? Surplus : Deficit;

    internal static PostingLine Line(string account, Money balance, Axes axes) =>
        new(account, balance > Money.Zero ? balance : Money.Zero, balance < Money.Zero ? -balance : Money.Zero, axes);

    private Money Sum(char first) => _balances.Where(b => b.Account[0] == first).Sum(b => b.Balance);
}
