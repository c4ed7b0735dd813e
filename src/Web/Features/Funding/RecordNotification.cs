using Tisserand.Data;
using Tisserand.Data.Funding;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;

namespace Tisserand.Web.Features.Funding;

/// <summary>Records what the fund notified, changes it, takes it out.</summary>
public sealed class RecordNotification(TisserandDb db, ContractQueries contracts)
{
    /// <summary>Refuses what the contract refuses. A null value without a refusal: no contract, or no such letter.</summary>
    public async Task<Outcome<FundNotification?>> Record(
        Guid? id, int? contractYear, DateOnly? notifiedOn, string? label, IReadOnlyList<NotifiedLine> lines, DateOnly today, CancellationToken cancellationToken)
    {
        if (await contracts.OnForChange(today, cancellationToken) is not { Contract: var contract })
        {
            return (FundNotification?)null;
        }
        var outcome = contract.Notified(id, contractYear, notifiedOn, label, lines, today);
        if (outcome is { Succeeded: true, Value: not null })
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        return outcome;
    }

    /// <summary>Refuses a letter that is no longer there.</summary>
    public async Task<List<Refusal>> Remove(Guid id, DateOnly today, CancellationToken cancellationToken)
    {
        if (await contracts.OnForChange(today, cancellationToken) is not { Contract: var contract } || !contract.DropNotification(id))
        {
            return [new("gone", "Cette notification n’est plus là.")];
        }
        await db.SaveChangesAsync(cancellationToken);
        return [];
    }
}
