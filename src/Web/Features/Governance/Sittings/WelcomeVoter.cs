using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Governance.Sittings;

/// <summary>At the door: notes somebody present on the one sheet of the meeting, or takes it back.</summary>
public sealed class WelcomeVoter(TisserandDb db)
{
    /// <summary>Refuses what the sheet refuses.</summary>
    public Task<List<Refusal>> Welcome(Guid meeting, Guid member, bool isPresent, DateOnly today, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        var profession = await db.Set<Member>().Where(m => m.Id == member).Select(m => m.Profession).SingleOrDefaultAsync(cancellationToken);
        if (profession is null || await db.ReadMeeting(meeting, cancellationToken) is not { } found)
        {
            return [new("person-unknown", "Cette personne n’est pas connue de la CPTS.")];
        }
        var kept = found.Attendances.FirstOrDefault(a => a.MemberId == member)?.Profession;
        return found.TakeAttendance([new(member, kept is { Length: > 0 } ? kept : profession, isPresent ? AttendanceState.Present : AttendanceState.Absent)], today);
    }, cancellationToken);
}
