using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Enters a task paid by deed that was voted, or stops proposing one.</summary>
public sealed class SetPaidDeed(TisserandDb db)
{
    /// <summary>Refuses what the deed refuses, and the name of one in force.</summary>
    public async Task<Outcome<PaidDeed>> Set(string? name, Money? amount, DateOnly? from, string? vote, CancellationToken cancellationToken)
    {
        var deed = PaidDeed.Set(name, amount, from, vote);
        return deed.Succeeded
            ? await db.Serially(async Task<Outcome<PaidDeed>> () =>
            {
                if (await db.Set<PaidDeed>().AnyAsync(d => d.Name == deed.Value.Name && d.Until == null, cancellationToken))
                {
                    return new Refusal("deed-already-set", "Un forfait de ce nom est déjà proposé\u00A0: cessez d’abord de le proposer.", nameof(PaidDeed.Name));
                }
                db.Add(deed.Value);
                return deed.Value;
            }, cancellationToken)
            : deed;
    }

    /// <summary>Removes a deed that never served; one that did ends today. Refuses one that is not there.</summary>
    public Task<List<Refusal>> End(Guid id, DateOnly today, CancellationToken cancellationToken) => db.Serially(async Task<List<Refusal>> () =>
    {
        if (await db.Set<PaidDeed>().SingleOrDefaultAsync(d => d.Id == id, cancellationToken) is not { } deed)
        {
            return [new("gone", "Ce forfait n’est plus dans la grille.")];
        }
        if (await db.Set<DeclaredWork>().AnyAsync(w => w.DeedId == id, cancellationToken) || await db.Set<PaidTask>().AnyAsync(t => t.DeedId == id, cancellationToken))
        {
            return deed.End(today < deed.From ? deed.From : today);
        }
        db.Remove(deed);
        return [];
    }, cancellationToken);
}
