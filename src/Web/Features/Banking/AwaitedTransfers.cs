using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Banking;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.Banking;

namespace Tisserand.Web.Features.Banking;

/// <summary>
/// The transfers of a batch, for a bank that writes each on its statement: the batch is paid once all are seen, on the day of the last, and
/// waits again as soon as one no longer is.
/// </summary>
internal sealed class AwaitedTransfers(TisserandDb db, SettleBatch settle) : IAwaitMovements
{
    internal const string SourceKind = "virement";

    public string Kind => SourceKind;

    public async Task<IReadOnlyList<AwaitedMovement>> Awaited(DateOnly since, CancellationToken cancellationToken)
    {
        var (whole, seen) = (db.SeenOnStatements(AwaitedBatches.SourceKind), db.SeenOnStatements(SourceKind));
        var rows = await (
            from b in db.Set<PaymentBatch>().AsNoTracking()
            join t in db.Set<CreditTransfer>() on b.Id equals t.BatchId
            where b.State != BatchState.Cancelled && (b.State != BatchState.Paid || b.PaidOn >= since) && !whole.Contains(b.Id) && !seen.Contains(t.Id)
                && db.Set<CreditTransfer>().Count(o => o.BatchId == b.Id) > 1
            select new { Batch = b, t.Id, t.PayeeName, t.EndToEndId, Cents = db.Set<TransferItem>().Where(i => i.TransferId == t.Id).Sum(i => i.Amount.Cents) }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => new AwaitedMovement(Kind, r.Id, new(-r.Cents), r.PayeeName, r.EndToEndId, $"Virement de la remise {r.Batch.Reference}", r.Batch.PreparedOn)
            {
                IsSettled = r.Batch.State == BatchState.Paid, On = r.Batch.PaidOn ?? r.Batch.RequestedOn, OnlyOn = r.Batch.BankAccountId,
            }),
        ];
    }

    public async Task<Outcome<IReadOnlyList<Guid>>> Settle(AwaitedMovement awaited, BankLine line, DateOnly today, CancellationToken cancellationToken)
    {
        if (await BatchOf(awaited.Id, cancellationToken) is not { } batch)
        {
            return SettleBatch.Gone;
        }
        var others = batch.Transfers.Where(t => t.Id != awaited.Id).Select(t => t.Id).ToList();
        var days = await (
            from m in db.Set<StatementMatch>()
            join l in db.Set<BankLine>() on m.LineId equals l.Id
            where m.Kind == SourceKind && EF.Parameter(others).Contains(m.FactId)
            select l.On).ToListAsync(cancellationToken);
        var refusals = days.Count < others.Count ? [] : await settle.PayWithin(batch, days.Append(line.On).Max(), cancellationToken);
        return refusals.Count > 0 ? refusals : new List<Guid> { awaited.Id };
    }

    public async Task<List<Refusal>> Unsettle(Guid id, CancellationToken cancellationToken) =>
        await BatchOf(id, cancellationToken) is { State: BatchState.Paid } batch ? await settle.UnpayWithin(batch, cancellationToken) : [];

    private async Task<PaymentBatch?> BatchOf(Guid transfer, CancellationToken cancellationToken) =>
        await db.WholeBatch(await db.Set<CreditTransfer>().Where(t => t.Id == transfer).Select(t => t.BatchId).SingleOrDefaultAsync(cancellationToken), cancellationToken);
}
