using Tisserand.Domain.Banking.Statements;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking;

/// <summary>Trou entre deux soldes : what the bank says of two days does not follow from the lines between them.</summary>
/// <param name="From">The evening of the first balance.</param>
/// <param name="Missing">What lines not imported add up to.</param>
public sealed record BalanceGap(DateOnly From, DateOnly To, Money Missing);

/// <summary>Compte au fil des jours : what the bank said of the ends of days, and what its lines moved each day.</summary>
/// <param name="Said">By day.</param>
/// <param name="Moves">Sum of the lines of a day, by day.</param>
public sealed record AccountDays(Guid Id, string Name, IReadOnlyList<DayBalance> Said, IReadOnlyList<DayBalance> Moves)
{
    /// <summary>From the last balance said by then, or else the first one after; null when the bank never said one.</summary>
    public Money? On(DateOnly day) =>
        Said.LastOrDefault(s => s.On <= day) is { } before ? before.Amount + Moved(before.On, day)
        : Said is [var after, ..] ? after.Amount - Moved(day, after.On)
        : null;

    /// <summary>Between two statements: one is missing, or was cut short.</summary>
    public IReadOnlyList<BalanceGap> Gaps =>
    [
        .. Said.Zip(Said.Skip(1), (from, to) => new BalanceGap(from.On, to.On, to.Amount - from.Amount - Moved(from.On, to.On))).Where(g => !g.Missing.IsZero),
    ];

    /// <summary>After the evening of a day, up to that of another.</summary>
    private Money Moved(DateOnly after, DateOnly through) => Moves.Where(m => m.On > after && m.On <= through).Sum(m => m.Amount);
}

/// <summary>Ligne de l'état de rapprochement : an entry that no statement shows yet, or a line that no entry explains.</summary>
public sealed record ReconcilingItem(Guid Id, DateOnly On, string Label, Money Amount);

/// <summary>
/// État de rapprochement bancaire, on a day: from the balance of the ledger to that of the bank, by what one knows and not the other. Agrees, or says
/// how much is not explained. Source: usage comptable; the account 512 stands for all the bank accounts.
/// </summary>
/// <param name="Day">The evening of that day.</param>
/// <param name="Ledger">Balance of the account 512.</param>
/// <param name="NotSeen">In the ledger, on no statement.</param>
/// <param name="NotWritten">On a statement, not in the ledger: lines to reconcile.</param>
/// <param name="Start">The evening before the first line imported.</param>
/// <param name="LedgerAtStart">Balance of the ledger then.</param>
public sealed record BankReconciliation(
    DateOnly Day, IReadOnlyList<AccountDays> Accounts, Money Ledger, IReadOnlyList<ReconcilingItem> NotSeen, IReadOnlyList<ReconcilingItem> NotWritten, DateOnly Start, Money LedgerAtStart)
{
    /// <summary>All accounts; null while one of them never said its balance.</summary>
    public Money? Bank => On(Day);

    /// <summary>What the bank should hold according to the ledger.</summary>
    public Money Expected => Ledger - NotSeen.Sum(n => n.Amount) + NotWritten.Sum(n => n.Amount);

    /// <summary>What nothing explains; zero when all agrees, null while the bank said no balance.</summary>
    public Money? Unexplained => Bank - Expected;

    /// <summary>What they differed by when the first statement began: a balance to bring forward.</summary>
    public Money? AtStart => On(Start) - LedgerAtStart;

    /// <summary>What lines not imported explain.</summary>
    public Money Missing => Accounts.SelectMany(a => a.Gaps).Where(g => g.To <= Day).Sum(g => g.Missing);

    public Money? On(DateOnly day) => Accounts.Aggregate((Money?)Money.Zero, (sum, account) => sum + account.On(day));
}
