using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Banking;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.Banking;

namespace Tisserand.Web.Features.Banking;

/// <summary>Batches that the bank is to pay, each seen on the statement as its total.</summary>
internal sealed class AwaitedBatches(TisserandDb db, SettleBatch settle) : IAwaitMovements
{
    public string Kind => "remise";

    public async Task<IReadOnlyList<AwaitedMovement>> Awaited(CancellationToken cancellationToken) =>
        [.. (await db.BatchRows().AsNoTracking().Where(r => r.Batch.State == BatchState.Prepared || r.Batch.State == BatchState.Sent).ToListAsync(cancellationToken))
            .Select(r => new AwaitedMovement(Kind, r.Batch.Id, -r.Total, "", r.Batch.Reference, $"Remise {r.Batch.Reference}", r.Batch.PreparedOn))];

    public async Task<List<Refusal>> Settle(Guid id, BankLine line, DateOnly today, CancellationToken cancellationToken) =>
        await db.WholeBatch(id, cancellationToken) is { } batch ? await settle.PayWithin(batch, line.On, cancellationToken) : [];

    public async Task<List<Refusal>> Unsettle(Guid id, CancellationToken cancellationToken) =>
        await db.WholeBatch(id, cancellationToken) is { State: BatchState.Paid } batch ? await settle.UnpayWithin(batch, cancellationToken) : [];
}
