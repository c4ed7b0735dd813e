using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Banking;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.Banking;

namespace Tisserand.Web.Features.Banking;

/// <summary>Batches that the bank is to pay, or was said to have paid, each seen on the statement as its total.</summary>
internal sealed class AwaitedBatches(TisserandDb db, SettleBatch settle) : IAwaitMovements
{
    internal const string SourceKind = "remise";

    public string Kind => SourceKind;

    public async Task<IReadOnlyList<AwaitedMovement>> Awaited(DateOnly since, CancellationToken cancellationToken)
    {
        var (seen, apart) = (db.SeenOnStatements(SourceKind), db.SeenOnStatements(AwaitedTransfers.SourceKind));
        var rows = await db.BatchRows().AsNoTracking()
            .Where(r => r.Batch.State != BatchState.Cancelled && (r.Batch.State != BatchState.Paid || r.Batch.PaidOn >= since))
            .Where(r => !seen.Contains(r.Batch.Id) && !db.Set<CreditTransfer>().Any(t => t.BatchId == r.Batch.Id && apart.Contains(t.Id))).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => new AwaitedMovement(Kind, r.Batch.Id, -r.Total, "", r.Batch.Reference, $"Remise {r.Batch.Reference}", r.Batch.PreparedOn)
            {
                IsSettled = r.Batch.State == BatchState.Paid, On = r.Batch.PaidOn ?? r.Batch.RequestedOn, OnlyOn = r.Batch.BankAccountId,
            }),
        ];
    }

    public async Task<Outcome<IReadOnlyList<Guid>>> Settle(AwaitedMovement awaited, BankLine line, DateOnly today, CancellationToken cancellationToken)
    {
        if (await db.WholeBatch(awaited.Id, cancellationToken) is not { } batch)
        {
            return SettleBatch.Gone;
        }
        var refusals = await settle.PayWithin(batch, line.On, cancellationToken);
        return refusals.Count > 0 ? refusals : new List<Guid> { awaited.Id };
    }

    public async Task<List<Refusal>> Unsettle(Guid id, CancellationToken cancellationToken) =>
        await db.WholeBatch(id, cancellationToken) is { State: BatchState.Paid } batch ? await settle.UnpayWithin(batch, cancellationToken) : [];
}
