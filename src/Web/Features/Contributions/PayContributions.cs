using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Banking;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Accounting;

namespace Tisserand.Web.Features.Contributions;

/// <summary>What came of an act on several contributions: some may be done and others left.</summary>
/// <param name="Left">Why the others were left, each naming its member.</param>
public sealed record ContributionDecision(IReadOnlyList<Contribution> Lines, IReadOnlyList<Refusal> Left)
{
    public Money Amount => Lines.Sum(l => l.Amount);
}

/// <summary>Marks contributions as paid and numbers their receipts, or takes a payment back. What cannot be is left, with its reason.</summary>
public sealed class PayContributions(TisserandDb db, PostContributions ledger, Clock clock)
{
    /// <summary>Refuses the whole when what was typed suits none of them.</summary>
    public Task<Outcome<ContributionDecision>> Pay(IReadOnlyCollection<Guid> contributions, Settlement settlement, DateOnly today, CancellationToken cancellationToken) =>
        Change(contributions, line => line.Pay(settlement, today), paid => ledger.Post(paid, cancellationToken), cancellationToken);

    public Task<Outcome<ContributionDecision>> Unpay(IReadOnlyCollection<Guid> contributions, CancellationToken cancellationToken) =>
        Change(contributions, line => line.Unpay(), unpaid => ledger.Undo(unpaid, clock.Today, cancellationToken), cancellationToken);

    /// <summary>Takes back a payment entered by mistake; left when a statement shows it: its match is undone first.</summary>
    public Task<Outcome<ContributionDecision>> UnpayByHand(Guid contribution, CancellationToken cancellationToken) => db.WithinSerialWork(async Task<Outcome<ContributionDecision>> () =>
        await db.SeenOnStatements(PostContributions.Source).ContainsAsync(contribution, cancellationToken)
            ? new ContributionDecision([], [new("seen-at-bank", "Une ligne de relevé est rapprochée de ce paiement\u00A0: défaites d’abord ce rapprochement, page Banque.")])
            : await Unpay([contribution], cancellationToken), cancellationToken);

    private async Task<Outcome<ContributionDecision>> Change(IReadOnlyCollection<Guid> contributions, Func<Contribution, List<Refusal>> act,
        Func<IReadOnlyList<Contribution>, Task<Outcome<Posted>>> write, CancellationToken cancellationToken)
    {
        var ids = contributions.Distinct().ToList();
        return await db.WithinSerialWork(async Task<Outcome<ContributionDecision>> () =>
        {
            var rows = await db.ContributionRows().Where(r => EF.Parameter(ids).Contains(r.Id)).OrderBy(r => r.FoldedName).ThenBy(r => r.Line.Year).ToListAsync(cancellationToken);
            var results = rows.ConvertAll(r => (Row: r, Refusals: act(r.Line)));
            // What was typed does not suit: it is corrected before anything is written.
            if (results.SelectMany(r => r.Refusals).Where(r => r.Field.Length > 0).Distinct().ToList() is { Count: > 0 } typed)
            {
                return Undone(typed);
            }
            var done = results.Where(r => r.Refusals.Count == 0).Select(r => r.Row.Line).ToList();
            await NumberReceipts(db, done, cancellationToken);
            // The accounts of that day are closed: nothing is paid either.
            if (await write(done) is { Succeeded: false } closed)
            {
                return Undone([.. closed.Refusals.Select(r => r with { Field = nameof(Contribution.PaidOn) })]);
            }
            return new ContributionDecision(done, [.. results.SelectMany(r => r.Refusals.Select(x => x with { Message = $"{r.Row.FullName}\u00A0: {x.Message}" }))]);
        }, cancellationToken);

        List<Refusal> Undone(List<Refusal> refusals)
        {
            db.ChangeTracker.Clear();
            return refusals;
        }
    }

    /// <summary>Gives the next numbers of their year to those just paid. Within work done serially.</summary>
    internal static async Task NumberReceipts(TisserandDb db, IReadOnlyCollection<Contribution> lines, CancellationToken cancellationToken)
    {
        foreach (var year in lines.Where(l => l.State == ContributionState.Paid && l.ReceiptNumber is null).GroupBy(l => l.Year))
        {
            var last = await db.Set<Contribution>().Where(c => c.Year == year.Key).MaxAsync(c => c.ReceiptNumber, cancellationToken) ?? 0;
            foreach (var line in year.OrderBy(l => l.PaidOn))
            {
                line.NumberReceipt(++last);
            }
        }
    }
}
