using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Budget;
using Tisserand.Data.Funding;
using Tisserand.Domain.Budget;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Web.Features.Budget;

/// <summary>Takes what is left of an envelope into the next year, or takes that back. Two at once never carry more than is left.</summary>
public sealed class DecideCarryOver(TisserandDb db, ContractQueries contracts)
{
    /// <summary>Refuses what <see cref="CarryOver.Decide"/> refuses, and a CPTS without a contract.</summary>
    public Task<Outcome<CarryOver>> Decide(MissionCode? mission, int year, CarryOverDetails details, string decidedBy, DateOnly today, CancellationToken cancellationToken) => db.Serially(async Task<Outcome<CarryOver>> () =>
    {
        if (await contracts.Signature(today, cancellationToken) is not { } contract)
        {
            return new Refusal("no-contract", "Saisissez d’abord le contrat ACI.");
        }
        var facts = await db.EnvelopeFacts(contract.Id, new(contract.SignedOn), year, cancellationToken);
        var envelope = Envelope.Of(year, [], facts).FirstOrDefault(e => e.Mission == mission) ?? new(mission, year, [], []);
        var carry = CarryOver.Decide(contract.Id, envelope, details, decidedBy, today);
        if (carry.Succeeded)
        {
            db.Add(carry.Value);
        }
        return carry;
    }, cancellationToken);

    /// <summary>Refuses one whose money the next year has carried further.</summary>
    public Task<List<Refusal>> TakeBack(Guid id, CancellationToken cancellationToken) => db.Serially(async Task<List<Refusal>> () =>
    {
        if (await db.Set<CarryOver>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } carry)
        {
            return [new("gone", "Ce report n’est plus là.")];
        }
        var (contract, mission, origin, next) = (carry.ContractId, carry.Mission, carry.OriginYear, carry.IntoYear);
        if (await db.Set<CarryOver>().AnyAsync(c => c.ContractId == contract && c.Mission == mission && c.OriginYear == origin && c.FromYear == next, cancellationToken))
        {
            return [new("carried-further", "Cet argent est reporté plus loin\u00A0: annulez d’abord ce report-là.")];
        }
        db.Remove(carry);
        return [];
    }, cancellationToken);
}
