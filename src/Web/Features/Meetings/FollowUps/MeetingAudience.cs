using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Meetings.FollowUps;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Meetings.FollowUps;

/// <summary>One person of a group of a meeting.</summary>
/// <param name="MemberId">None for who waits without an entry.</param>
/// <param name="Email">Empty when it is not known.</param>
public sealed record MeetingPerson(Guid? MemberId, string Name, string Email);

/// <summary>Whom one writes to about a meeting.</summary>
internal static class MeetingAudience
{
    /// <summary>Those of the group and nobody else, by name; an erased person is not written to.</summary>
    public static async Task<List<MeetingPerson>> Audience(this TisserandDb db, Guid meeting, MeetingGroup group, CancellationToken cancellationToken)
    {
        if (group == MeetingGroup.Waiting)
        {
            return await (from r in db.Set<Registration>()
                          join f in db.Set<RegistrationForm>() on r.FormId equals f.Id
                          where f.MeetingId == meeting && (r.State == RegistrationState.Waiting || r.State == RegistrationState.Offered)
                          orderby r.WaitingSince, r.Id
                          select new MeetingPerson(r.MemberId, r.FirstName + " " + r.LastName, r.Email)).ToListAsync(cancellationToken);
        }
        var lines = group switch
        {
            MeetingGroup.Present => db.Set<Attendance>().Where(a => a.State == AttendanceState.Present),
            MeetingGroup.Absent => db.Set<Attendance>().Where(a => a.State == AttendanceState.Absent || a.State == AttendanceState.Excused),
            _ => db.Set<Attendance>(),
        };
        return await (from a in lines
                      join m in db.Set<Member>() on a.MemberId equals m.Id
                      where a.MeetingId == meeting && m.ErasedOn == null
                      orderby m.FoldedName, m.Id
                      select new MeetingPerson(m.Id, (m.FirstName + " " + m.LastName).Trim(), m.Email)).ToListAsync(cancellationToken);
    }
}
