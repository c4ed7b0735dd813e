using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;

namespace Tisserand.Web.Features.Funding;

/// <summary>Records the contrat de mission précoce of the CPTS, or corrects it.</summary>
public sealed class SignEarlyContract(TisserandDb db)
{
    /// <summary>Refuses what the contract refuses.</summary>
    public async Task<IReadOnlyList<Refusal>> Record(DateOnly? signedOn, int? population, DateOnly? receivedOn, DateOnly today, CancellationToken cancellationToken)
    {
        if (await db.Set<EarlyContract>().SingleOrDefaultAsync(cancellationToken) is not { } contract)
        {
            var signed = EarlyContract.Sign(signedOn, population, receivedOn, today);
            if (!signed.Succeeded)
            {
                return signed.Refusals;
            }
            db.Add(signed.Value);
        }
        else if (contract.Change(signedOn, population, receivedOn, today) is { Count: > 0 } refusals)
        {
            return refusals;
        }
        await db.SaveChangesAsync(cancellationToken);
        return [];
    }
}
