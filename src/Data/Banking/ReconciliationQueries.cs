using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Banking.Statements;
using Tisserand.Domain.Foundation;

namespace Tisserand.Data.Banking;

/// <summary>The reconciliation of the bank and of the ledger, in seven queries.</summary>
public static class ReconciliationQueries
{
    /// <summary>The evening of the last line or balance of the bank; null when none was imported.</summary>
    public static async Task<DateOnly?> LastBankDay(this TisserandDb db, CancellationToken cancellationToken) =>
        await db.Set<BankLine>().MaxAsync(l => (DateOnly?)l.On, cancellationToken) is { } line
            ? await db.Set<BankBalance>().MaxAsync(b => (DateOnly?)b.On, cancellationToken) is { } said && said > line ? said : line
            : null;

    /// <summary>What was imported of one account. Two queries.</summary>
    public static async Task<AccountDays> DaysOf(this TisserandDb db, BankAccount account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        var said = await db.Set<BankBalance>().AsNoTracking().Where(b => b.BankAccountId == account.Id).OrderBy(b => b.On).ToListAsync(cancellationToken);
        var moves = await db.Set<BankLine>().Where(l => l.BankAccountId == account.Id).GroupBy(l => l.On).Select(g => new { On = g.Key, Cents = g.Sum(l => l.Amount.Cents) }).OrderBy(m => m.On).ToListAsync(cancellationToken);
        return new(account.Id, account.Name, said.ConvertAll(s => new DayBalance(s.On, s.Amount)), moves.ConvertAll(m => new DayBalance(m.On, new(m.Cents))));
    }

    public static async Task<BankReconciliation> Reconciliation(this TisserandDb db, DateOnly day, CancellationToken cancellationToken)
    {
        var accounts = await db.Set<BankAccount>().AsNoTracking().OrderBy(a => a.Name).Select(a => new { a.Id, a.Name }).ToListAsync(cancellationToken);
        var said = (await db.Set<BankBalance>().AsNoTracking().OrderBy(b => b.On).ToListAsync(cancellationToken)).ToLookup(b => b.BankAccountId, b => new DayBalance(b.On, b.Amount));
        var moves = (await db.Set<BankLine>().GroupBy(l => new { l.BankAccountId, l.On }).Select(g => new { g.Key, Cents = g.Sum(l => l.Amount.Cents) }).ToListAsync(cancellationToken))
            .OrderBy(m => m.Key.On).ToLookup(m => m.Key.BankAccountId, m => new DayBalance(m.Key.On, new(m.Cents)));
        // An account that no statement tells of yet is left out.
        List<AccountDays> days = [.. accounts.Select(a => new AccountDays(a.Id, a.Name, [.. said[a.Id]], [.. moves[a.Id]])).Where(a => a.Said.Count + a.Moves.Count > 0)];
        var start = days.SelectMany(d => d.Moves).Select(m => m.On).DefaultIfEmpty(day).Min().AddDays(-1);
        var unseen = await db.BankEntries(day).Where(e => e.On > start && e.On <= day && !e.IsSeen).OrderBy(e => e.On).ThenBy(e => e.Id).ToListAsync(cancellationToken);
        var waiting = await db.Set<BankLine>().AsNoTracking().Where(l => l.MatchedKind == null && l.On <= day).OrderBy(l => l.On).ThenBy(l => l.Id).ToListAsync(cancellationToken);
        return new(
            day, days, await db.BankInLedger(day, cancellationToken), unseen.ConvertAll(e => new ReconcilingItem(e.Id, e.On, e.Label, e.Amount)),
            waiting.ConvertAll(l => new ReconcilingItem(l.Id, l.On, l.Label, l.Amount)), start, await db.BankInLedger(start, cancellationToken));
    }

    /// <summary>Balance of the bank in the ledger at the evening of a day, over all the years: what a year brings from the one before is left.</summary>
    public static async Task<Money> BankInLedger(this TisserandDb db, DateOnly day, CancellationToken cancellationToken) =>
        new(await (
            from e in db.Set<Entry>()
            where e.On <= day && e.SourceKind != PostingSource.Opening
            from l in e.Lines
            where l.Account.StartsWith(BankEntryQueries.Account)
            select l.Debit.Cents - l.Credit.Cents).SumAsync(cancellationToken));

    /// <summary>What the bank moved in the ledger, by month.</summary>
    /// <returns>With the first day of each month.</returns>
    public static async Task<IReadOnlyList<(DateOnly Month, Money Amount)>> BankByMonth(this TisserandDb db, CancellationToken cancellationToken)
    {
        var sums = await (
            from e in db.Set<Entry>()
            where e.SourceKind != PostingSource.Opening
            from l in e.Lines
            where l.Account.StartsWith(BankEntryQueries.Account)
            group l.Debit.Cents - l.Credit.Cents by new { e.On.Year, e.On.Month } into g
            select new { g.Key.Year, g.Key.Month, Cents = g.Sum() }).ToListAsync(cancellationToken);
        return [.. sums.Select(s => (new DateOnly(s.Year, s.Month, 1), new Money(s.Cents)))];
    }
}
