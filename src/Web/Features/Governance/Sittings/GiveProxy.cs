using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Governance;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Governance;

namespace Tisserand.Web.Features.Governance.Sittings;

/// <summary>Gives a proxy, or takes it back: before the séance, at the door, or by the giver on their own page.</summary>
public sealed class GiveProxy(TisserandDb db)
{
    /// <summary>Two people who give theirs to the same holder at the same second follow each other: the limit of the texts holds.</summary>
    /// <returns>Null when the CPTS has no such séance.</returns>
    public Task<Outcome<Proxy>?> Give(Guid meeting, Guid giver, Guid holder, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        if (await db.ReadSittingMeeting(meeting, cancellationToken) is not { } found)
        {
            return null;
        }
        var given = Proxy.Give(await db.ReadAssembly(found, cancellationToken), giver, holder);
        if (given.Succeeded)
        {
            db.Add(given.Value);
        }
        return (Outcome<Proxy>?)given;
    }, cancellationToken);

    /// <summary>False when there is none to take back.</summary>
    public Task<bool> Withdraw(Guid meeting, Guid giver, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        if (await db.Set<Proxy>().SingleOrDefaultAsync(p => p.MeetingId == meeting && p.GiverId == giver, cancellationToken) is not { } proxy)
        {
            return false;
        }
        db.Remove(proxy);
        return true;
    }, cancellationToken);
}
