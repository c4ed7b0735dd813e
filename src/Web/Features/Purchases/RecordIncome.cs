using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell.Accounting;

namespace Tisserand.Web.Features.Purchases;

/// <summary>Records money that came in, changes it, or takes it out, in the accounts too.</summary>
public sealed class RecordIncome(TisserandDb db, IPostEntries ledger)
{
    private static readonly Refusal Seen = new("seen-at-bank", "Une ligne de relevé est rapprochée de cette recette\u00A0: défaites d’abord ce rapprochement, page Banque.");

    /// <summary>Refuses what the income refuses, an unknown funder, an unknown contrat de mission précoce, the change of one that a statement shows. Not found gives a null value without refusal.</summary>
    public Task<Outcome<Income?>> Record(Guid? id, IncomeDetails details, PurchaseActor actor, DateOnly today, CancellationToken cancellationToken) => db.WithinSerialWork(async Task<Outcome<Income?>> () =>
    {
        var kind = details.FunderId is { } funder ? await db.Set<Funder>().Where(f => f.Id == funder).Select(f => (FunderKind?)f.Kind).SingleOrDefaultAsync(cancellationToken) : null;
        if (details.FunderId is not null && kind is null)
        {
            return new Refusal("funder-unknown", "Choisissez un financeur de la liste.", "Funder");
        }
        if (details.EarlyContractId is { } early && !await db.Set<EarlyContract>().AnyAsync(c => c.Id == early, cancellationToken))
        {
            return new Refusal("early-contract-unknown", "Le contrat de mission précoce n’est plus là.", "IsEarlyAid");
        }
        var recorded = Income.Record(details, actor, today);
        if (!recorded.Succeeded)
        {
            return recorded.Refusals.ToList();
        }
        if (id is not null)
        {
            // What was received is written anew rather than over itself: the accounts undo the former and hold the new one.
            if (await db.Set<Income>().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } former)
            {
                return (Income?)null;
            }
            if (await IsSeen(former.Id, cancellationToken))
            {
                return Seen;
            }
            db.Remove(former);
        }
        db.Add(recorded.Value);
        var undone = id is { } undo ? (await ledger.ReversePosted([PurchasePostings.OfIncome(undo)], today, cancellationToken)).Refusals : [];
        var refusals = undone.Count > 0 ? undone : (await ledger.PostKept([PurchasePostings.Received(recorded.Value, kind)], cancellationToken)).Refusals;
        if (refusals.Count > 0)
        {
            // The accounts refuse (a closed month): nothing is kept.
            db.ChangeTracker.Clear();
            return refusals.ToList();
        }
        return recorded.Value;
    }, cancellationToken);

    /// <summary>Refuses one that a statement shows, and what the accounts refuse.</summary>
    public Task<List<Refusal>> Remove(Guid id, DateOnly today, CancellationToken cancellationToken) =>
        db.WithinSerialWork(async () => await IsSeen(id, cancellationToken) ? [Seen] : await TakeBack(id, today, cancellationToken), cancellationToken);

    /// <summary>The same, for whoever undoes its match.</summary>
    public Task<List<Refusal>> TakeBack(Guid id, DateOnly today, CancellationToken cancellationToken) => db.WithinSerialWork(async Task<List<Refusal>> () =>
    {
        if (await db.Set<Income>().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } income)
        {
            return [new("gone", "Cette recette n’est plus là.")];
        }
        db.Remove(income);
        var undone = await ledger.ReversePosted([PurchasePostings.OfIncome(id)], today, cancellationToken);
        if (!undone.Succeeded)
        {
            db.ChangeTracker.Clear();
        }
        return [.. undone.Refusals];
    }, cancellationToken);

    /// <summary>Its match would be left with an income that is no more.</summary>
    private Task<bool> IsSeen(Guid id, CancellationToken cancellationToken) => db.SeenOnStatements(PurchasePostings.OfIncome(id).Kind).ContainsAsync(id, cancellationToken);
}
