using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Meetings;

namespace Tisserand.Data.Meetings;

/// <summary>What the pages of a meeting ask of its invitations in the territory.</summary>
public static class InvitationQueries
{
    /// <summary>These invitations of one meeting, to be changed; those of another are left out.</summary>
    public static Task<List<ProfessionalInvitation>> InvitationsOf(this TisserandDb db, Guid meeting, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        db.Set<ProfessionalInvitation>().Where(i => i.MeetingId == meeting && EF.Parameter(ids).Contains(i.Id)).ToListAsync(cancellationToken);

    /// <summary>
    /// Invited, reached, present, interested by profession, in three queries whatever the number. The presence of who has an entry is
    /// on the sheet, that of the others on their invitation; who came without an invitation counts among the present.
    /// </summary>
    public static async Task<List<InvitationCount>> CountInvitations(this TisserandDb db, Guid meeting, CancellationToken cancellationToken)
    {
        var invited = db.Set<ProfessionalInvitation>().Where(i => i.MeetingId == meeting);
        var rows = await invited.GroupBy(i => i.Profession).Select(g => new InvitationCount(
            g.Key, g.Count(), g.Count(i => i.MemberId != null),
            g.Count(i => (i.MailedOn != null || i.PostedOn != null) && !i.IsReturned),
            g.Count(i => i.State == AttendanceState.Present),
            g.Count(i => i.IsInterested))).ToListAsync(cancellationToken);
        // Under the profession of the invitation, or else that of the sheet.
        var tied = await (from i in invited
                          join a in db.Set<Attendance>() on new { i.MeetingId, MemberId = i.MemberId } equals new { a.MeetingId, MemberId = (Guid?)a.MemberId }
                          where a.State == AttendanceState.Present
                          group a by i.Profession into g
                          select new { Profession = g.Key, Present = g.Select(a => a.MemberId).Distinct().Count() }).ToListAsync(cancellationToken);
        var alone = await db.Set<Attendance>()
            .Where(a => a.MeetingId == meeting && a.State == AttendanceState.Present && !invited.Any(i => i.MemberId == a.MemberId))
            .GroupBy(a => a.Profession).Select(g => new { Profession = g.Key, Present = g.Count() }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => r.Profession).Union(tied.Select(t => t.Profession)).Union(alone.Select(a => a.Profession)).Select(p =>
            {
                var row = rows.Find(r => r.Profession == p) ?? new(p, 0, 0, 0, 0, 0);
                return row with { Present = row.Present + (tied.Find(t => t.Profession == p)?.Present ?? 0) + (alone.Find(a => a.Profession == p)?.Present ?? 0) };
            }),
        ];
    }
}
