using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Governance;

/// <summary>Gives a mandate in a body, or corrects one. What is then to be declared to the State is derived, not written.</summary>
public sealed class GiveMandate(TisserandDb db)
{
    /// <param name="mandate">The one corrected; null for a new one.</param>
    /// <returns>Null when the CPTS has no such body, or no such mandate in it.</returns>
    public Task<Outcome<Mandate>?> Give(Guid body, Guid? mandate, MandateDetails details, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        if (!await db.Set<GoverningBody>().AnyAsync(b => b.Id == body, cancellationToken))
        {
            return null;
        }
        var others = await db.Set<Mandate>().Where(m => m.BodyId == body).ToListAsync(cancellationToken);
        if (details.MemberId is { } person && !await db.Set<Member>().AnyAsync(m => m.Id == person, cancellationToken))
        {
            details = details with { MemberId = null };
        }
        if (details.MeetingId is { } meeting && !await db.Set<Meeting>().AnyAsync(m => m.Id == meeting, cancellationToken))
        {
            details = details with { MeetingId = null };
        }
        if (mandate is null)
        {
            var given = Mandate.Give(body, details, others);
            if (given.Succeeded)
            {
                db.Add(given.Value);
            }
            return given;
        }
        if (others.Find(m => m.Id == mandate) is not { } known)
        {
            return null;
        }
        var refusals = known.Change(details, others);
        return refusals.Count > 0 ? refusals : (Outcome<Mandate>?)known;
    }, cancellationToken);
}
