using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;

namespace Tisserand.Data.Accounting;

/// <summary>Which lines a state counts.</summary>
/// <param name="FiscalYear">Of this year.</param>
/// <param name="Mission">Of this mission alone; null for all.</param>
/// <param name="IsRunning">Of no mission: the running of the association.</param>
/// <param name="ValidatedOnly">Without the drafts.</param>
public sealed record StateScope(Guid FiscalYear, string? Mission = null, bool IsRunning = false, bool ValidatedOnly = false);

/// <summary>The states, summed by the database.</summary>
public static class StateQueries
{
    /// <summary>The lines of a state.</summary>
    public static IQueryable<EntryLine> LinesOf(this TisserandDb db, StateScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var lines = db.Set<EntryLine>().Where(l => l.FiscalYearId == scope.FiscalYear);
        if (scope.ValidatedOnly)
        {
            lines = lines.Where(l => db.Set<Entry>().Any(e => e.Id == l.EntryId && e.Number != null));
        }
        return scope.IsRunning ? lines.Where(l => l.Mission == null) : scope.Mission is { } mission ? lines.Where(l => l.Mission == mission) : lines;
    }

    /// <summary>Debits and credits of each account, in the order of the chart.</summary>
    public static async Task<List<AccountBalance>> TrialBalance(this TisserandDb db, StateScope scope, CancellationToken cancellationToken)
    {
        var sums = await db.LinesOf(scope).GroupBy(l => l.Account)
            .Select(g => new { g.Key, Debit = g.Sum(l => l.Debit.Cents), Credit = g.Sum(l => l.Credit.Cents) })
            .OrderBy(s => s.Key).ToListAsync(cancellationToken);
        return sums.ConvertAll(s => new AccountBalance(s.Key, Axes.None, new Money(s.Debit), new Money(s.Credit)));
    }

    /// <summary>The same by mission, funder and contract year, for the closing and the table by mission.</summary>
    public static async Task<List<AccountBalance>> BalancesByUse(this TisserandDb db, Guid fiscalYear, CancellationToken cancellationToken)
    {
        var sums = await db.LinesOf(new(fiscalYear)).GroupBy(l => new { l.Account, l.Mission, l.Funder, l.ContractYear })
            .Select(g => new { g.Key, Debit = g.Sum(l => l.Debit.Cents), Credit = g.Sum(l => l.Credit.Cents) })
            .OrderBy(s => s.Key.Account).ToListAsync(cancellationToken);
        return sums.ConvertAll(s => new AccountBalance(s.Key.Account, new Axes(s.Key.Mission, null, s.Key.Funder, s.Key.ContractYear), new Money(s.Debit), new Money(s.Credit)));
    }

    /// <summary>Each line with its entry, by account then day: the grand livre, the FEC, the exports.</summary>
    public static IQueryable<LedgerRow> LedgerRows(this TisserandDb db, StateScope scope) =>
        from l in db.LinesOf(scope)
        join e in db.Set<Entry>() on l.EntryId equals e.Id
        // Said of the entry too: the database may begin on either side.
        where e.FiscalYearId == scope.FiscalYear
        select new LedgerRow
        {
            Id = l.Id,
            EntryId = e.Id,
            Account = l.Account,
            On = e.On,
            Journal = e.Journal,
            Number = e.Number,
            ValidatedOn = e.ValidatedOn,
            Piece = e.Piece,
            EntryLabel = e.Label,
            FoldedLabel = e.FoldedLabel,
            Rank = l.Rank,
            Line = l,
        };

    /// <summary>Entries with their amount, for the list.</summary>
    public static IQueryable<EntryRow> EntryRows(this TisserandDb db) => db.Set<Entry>().Select(e => new EntryRow
    {
        Id = e.Id,
        FiscalYearId = e.FiscalYearId,
        On = e.On,
        Journal = e.Journal,
        Number = e.Number,
        Label = e.Label,
        FoldedLabel = e.FoldedLabel,
        Piece = e.Piece,
        SourceKind = e.SourceKind,
        IsReversed = e.IsReversed,
        Cents = e.Lines.Sum(l => l.Debit.Cents),
    });
}

/// <summary>One line and its entry, as the database reads them.</summary>
public sealed class LedgerRow
{
    public Guid Id { get; init; }

    public Guid EntryId { get; init; }

    public string Account { get; init; } = "";

    public DateOnly On { get; init; }

    public JournalKind Journal { get; init; }

    public int? Number { get; init; }

    public DateOnly? ValidatedOn { get; init; }

    public string Piece { get; init; } = "";

    public string EntryLabel { get; init; } = "";

    public string FoldedLabel { get; init; } = "";

    public int Rank { get; init; }

    public EntryLine Line { get; init; } = null!;

    public string Label => Line.Label.Length > 0 ? Line.Label : EntryLabel;
}

/// <summary>One entry of the list.</summary>
public sealed class EntryRow
{
    public Guid Id { get; init; }

    public Guid FiscalYearId { get; init; }

    public DateOnly On { get; init; }

    public JournalKind Journal { get; init; }

    public int? Number { get; init; }

    public string Label { get; init; } = "";

    public string FoldedLabel { get; init; } = "";

    public string Piece { get; init; } = "";

    public string SourceKind { get; init; } = "";

    public bool IsReversed { get; init; }

    public long Cents { get; init; }

    public Money Amount => new(Cents);
}
