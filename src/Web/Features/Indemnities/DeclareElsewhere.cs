using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Notes what somebody says they received from another CPTS, or takes it back.</summary>
public sealed class DeclareElsewhere(TisserandDb db)
{
    /// <summary>Refuses what the amount refuses, and a member who is not there.</summary>
    public async Task<Outcome<AmountElsewhere>> Declare(Guid member, int? year, Money? amount, string? from, string by, DateOnly today, CancellationToken cancellationToken)
    {
        var declared = AmountElsewhere.Declare(member, year, amount, from, by, today);
        if (!declared.Succeeded)
        {
            return declared;
        }
        if (!await db.Set<Member>().AnyAsync(m => m.Id == member && m.ErasedOn == null, cancellationToken))
        {
            return new Refusal("member-unknown", "Cette personne n’existe plus.");
        }
        db.Add(declared.Value);
        await db.SaveChangesAsync(cancellationToken);
        return declared;
    }

    /// <summary>Refuses an amount that is not there, or is of somebody else.</summary>
    public async Task<List<Refusal>> Remove(Guid id, Guid member, CancellationToken cancellationToken)
    {
        if (await db.Set<AmountElsewhere>().SingleOrDefaultAsync(a => a.Id == id && a.MemberId == member, cancellationToken) is not { } amount)
        {
            return [new("gone", "Ce montant n’est plus noté.")];
        }
        db.Remove(amount);
        await db.SaveChangesAsync(cancellationToken);
        return [];
    }
}
