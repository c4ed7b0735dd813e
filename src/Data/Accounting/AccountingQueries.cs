using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Accounting;

namespace Tisserand.Data.Accounting;

/// <summary>What pages and use cases ask of the ledger of the current CPTS.</summary>
public static class AccountingQueries
{
    /// <summary>The national chart with the accounts that the CPTS added.</summary>
    public static async Task<Chart> ReadChart(this TisserandDb db, CancellationToken cancellationToken) =>
        new(await db.Set<LedgerAccount>().AsNoTracking().ToListAsync(cancellationToken));

    /// <summary>The fiscal years, from the first.</summary>
    public static Task<List<FiscalYear>> ReadFiscalYears(this TisserandDb db, CancellationToken cancellationToken) =>
        db.Set<FiscalYear>().OrderBy(y => y.Start).ToListAsync(cancellationToken);

    /// <summary>The entry that a fact stands in; none when it was never posted, or was undone.</summary>
    public static Task<Guid?> EntryOf(this TisserandDb db, string kind, Guid id, CancellationToken cancellationToken) =>
        db.Set<Entry>().Where(e => e.SourceKind == kind && e.SourceId == id && !e.IsReversed).Select(e => (Guid?)e.Id).FirstOrDefaultAsync(cancellationToken);
}
