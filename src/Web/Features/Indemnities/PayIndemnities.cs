using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Banking;
using Tisserand.Data.Indemnities;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Accounting;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Marks approved lines as paid, or takes a payment marked by mistake back. What cannot be is left, with its reason.</summary>
public sealed class PayIndemnities(TisserandDb db, PostIndemnities ledger, Clock clock)
{
    /// <summary>Refuses the whole when the day or the reference does not suit any of the lines. A line that a batch of transfers holds is left to it.</summary>
    public async Task<Outcome<IndemnityDecision>> Pay(
        IReadOnlyCollection<Guid> lines, Actor actor, DateOnly? paidOn, string? reference, DateOnly today, CancellationToken cancellationToken) =>
        await db.Serially(() => ByHand(lines, free => PayWithin(free, actor, paidOn, reference, today, cancellationToken), cancellationToken), cancellationToken);

    /// <inheritdoc cref="Pay"/>
    public async Task<Outcome<IndemnityDecision>> Unpay(IReadOnlyCollection<Guid> lines, CancellationToken cancellationToken) =>
        await db.Serially(() => ByHand(lines, free => UnpayWithin(free, cancellationToken), cancellationToken), cancellationToken);

    /// <summary>Within the serial work of the caller.</summary>
    internal Task<Outcome<IndemnityDecision>> PayWithin(
        IReadOnlyCollection<Guid> lines, Actor actor, DateOnly? paidOn, string? reference, DateOnly today, CancellationToken cancellationToken) =>
        Change(lines, row => row.Line!.Pay(row.Beneficiary, actor, paidOn, reference, today), paid => ledger.Post(paid, cancellationToken), cancellationToken);

    /// <summary>Within the serial work of the caller.</summary>
    internal Task<Outcome<IndemnityDecision>> UnpayWithin(IReadOnlyCollection<Guid> lines, CancellationToken cancellationToken) =>
        Change(lines, row => row.Line!.Unpay(), unpaid => ledger.Undo(unpaid, clock.Today, cancellationToken), cancellationToken);

    private async Task<Outcome<IndemnityDecision>> ByHand(
        IReadOnlyCollection<Guid> lines, Func<IReadOnlyCollection<Guid>, Task<Outcome<IndemnityDecision>>> act, CancellationToken cancellationToken)
    {
        var held = await db.HeldInBatches(IndemnityTransfers.SourceKind, lines, cancellationToken);
        var outcome = await act([.. lines.Where(l => !held.ContainsKey(l))]);
        return outcome.Succeeded && held.Count > 0
            ? outcome.Value with { Left = [.. outcome.Value.Left, .. held.Values.Distinct().Order(StringComparer.Ordinal).Select(IndemnityRefusals.HeldBy)] }
            : outcome;
    }

    private async Task<Outcome<IndemnityDecision>> Change(IReadOnlyCollection<Guid> lines, Func<IndemnityRow, List<Refusal>> act,
        Func<IReadOnlyList<IndemnityLine>, Task<Outcome<Posted>>> write, CancellationToken cancellationToken)
    {
        var ids = lines.Distinct().ToList();
        var rows = await db.IndemnityLines().Where(r => EF.Parameter(ids).Contains(r.Id)).OrderBy(r => r.FoldedName).ThenBy(r => r.Day).ToListAsync(cancellationToken);
        var results = rows.ConvertAll(r => (Row: r, Refusals: act(r)));
        var left = results.SelectMany(r => r.Refusals).Distinct().ToList();
        // What was typed does not suit: it is corrected before anything is written.
        if (left.Exists(r => r.Field.Length > 0))
        {
            return Undone(left);
        }
        var done = results.Where(r => r.Refusals.Count == 0).Select(r => r.Row.Line!).ToList();
        // The accounts of that day are closed: nothing is paid either.
        return await write(done) is { Succeeded: false } closed
            ? Undone([.. closed.Refusals.Select(r => r with { Field = nameof(IndemnityLine.PaidOn) })])
            : new IndemnityDecision(done, left, []);

        List<Refusal> Undone(List<Refusal> refusals)
        {
            db.ChangeTracker.Clear();
            return refusals;
        }
    }
}
