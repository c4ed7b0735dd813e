using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Data.Banking;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Banking;

namespace Tisserand.Web.Features.Banking;

/// <summary>What becomes of a batch: sent, paid, taken back, cancelled. Its sums follow, all or none.</summary>
public sealed class SettleBatch(TisserandDb db, IEnumerable<IPayByTransfer> payers, Author author, Clock clock)
{
    internal static readonly Refusal Gone = new("gone", "Cette remise n’existe plus.");

    public Task<List<Refusal>> Send(Guid id, CancellationToken cancellationToken) => Change(id, batch => Task.FromResult(batch.Send(author.Name, clock.Today)), cancellationToken);

    public Task<List<Refusal>> Cancel(Guid id, CancellationToken cancellationToken) => Change(id, batch => Task.FromResult(batch.Cancel()), cancellationToken);

    /// <summary>Refuses what the batch refuses, and what the module of any of its sums does.</summary>
    public Task<List<Refusal>> Pay(Guid id, DateOnly? paidOn, CancellationToken cancellationToken) => Change(id, batch => PayWithin(batch, paidOn, cancellationToken), cancellationToken);

    public Task<List<Refusal>> Unpay(Guid id, CancellationToken cancellationToken) => Change(id, batch => UnpayWithin(batch, cancellationToken), cancellationToken);

    /// <summary>Within the serial work of the caller.</summary>
    internal async Task<List<Refusal>> PayWithin(PaymentBatch batch, DateOnly? paidOn, CancellationToken cancellationToken)
    {
        var refusals = batch.Pay(paidOn, clock.Today);
        return refusals.Count > 0 ? refusals : await Each(batch, (payer, sources) => payer.MarkPaid(sources, paidOn!.Value, $"Virement {batch.Reference}", clock.Today, cancellationToken));
    }

    /// <summary>Within the serial work of the caller.</summary>
    internal async Task<List<Refusal>> UnpayWithin(PaymentBatch batch, CancellationToken cancellationToken)
    {
        var refusals = batch.Unpay();
        return refusals.Count > 0 ? refusals : await Each(batch, (payer, sources) => payer.MarkUnpaid(sources, cancellationToken));
    }

    private async Task<List<Refusal>> Each(PaymentBatch batch, Func<IPayByTransfer, IReadOnlyCollection<Guid>, Task<List<Refusal>>> act)
    {
        var refusals = new List<Refusal>();
        foreach (var sources in batch.Items.GroupBy(i => i.SourceKind, StringComparer.Ordinal))
        {
            refusals.AddRange(await act(payers.Single(p => p.Kind == sources.Key), [.. sources.Select(i => i.SourceId)]));
        }
        return refusals;
    }

    private Task<List<Refusal>> Change(Guid id, Func<PaymentBatch, Task<List<Refusal>>> act, CancellationToken cancellationToken) => db.Serially(async Task<List<Refusal>> () =>
    {
        if (await db.WholeBatch(id, cancellationToken) is not { } batch)
        {
            return [Gone];
        }
        var refusals = await act(batch);
        if (refusals.Count > 0)
        {
            db.ChangeTracker.Clear();
        }
        return refusals;
    }, cancellationToken);
}
