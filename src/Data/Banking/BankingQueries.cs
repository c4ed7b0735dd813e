using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;

namespace Tisserand.Data.Banking;

/// <summary>What pages and use cases ask of the bank of the current CPTS.</summary>
public static class BankingQueries
{
    /// <summary>Of these facts, those that a batch holds, with its reference. One query.</summary>
    public static async Task<Dictionary<Guid, string>> HeldInBatches(this TisserandDb db, string kind, IReadOnlyCollection<Guid> sources, CancellationToken cancellationToken) =>
        sources.Count == 0 ? [] : (await (
            from i in db.Set<TransferItem>()
            join t in db.Set<CreditTransfer>() on i.TransferId equals t.Id
            join b in db.Set<PaymentBatch>() on t.BatchId equals b.Id
            where i.Held != null && i.SourceKind == kind && EF.Parameter(sources).Contains(i.SourceId)
            select new { i.SourceId, b.Year, b.Number }).ToListAsync(cancellationToken))
        .ToDictionary(h => h.SourceId, h => PaymentBatch.ReferenceOf(h.Year, h.Number));

    /// <summary>A batch with its transfers and what they pay; null when it is not of this CPTS.</summary>
    public static Task<PaymentBatch?> WholeBatch(this TisserandDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<PaymentBatch>().Include(b => b.Transfers).ThenInclude(t => t.Items).SingleOrDefaultAsync(b => b.Id == id, cancellationToken);

    /// <summary>The facts of a kind that a line of a statement pays already.</summary>
    public static IQueryable<Guid> SeenOnStatements(this TisserandDb db, string kind) => db.Set<StatementMatch>().Where(m => m.Kind == kind).Select(m => m.FactId);

    public static IQueryable<BatchRow> BatchRows(this TisserandDb db) =>
        from b in db.Set<PaymentBatch>()
        join a in db.Set<BankAccount>() on b.BankAccountId equals a.Id
        select new BatchRow
        {
            Batch = b,
            AccountName = a.Name,
            Transfers = db.Set<CreditTransfer>().Count(t => t.BatchId == b.Id),
            TotalCents = (from t in db.Set<CreditTransfer>()
                          join i in db.Set<TransferItem>() on t.Id equals i.TransferId
                          where t.BatchId == b.Id
                          select i.Amount.Cents).Sum(),
        };
}

/// <summary>A batch as a list shows it.</summary>
public sealed class BatchRow
{
    public PaymentBatch Batch { get; init; } = null!;

    public string AccountName { get; init; } = "";

    public int Transfers { get; init; }

    public long TotalCents { get; init; }

    public Money Total => new(TotalCents);
}
