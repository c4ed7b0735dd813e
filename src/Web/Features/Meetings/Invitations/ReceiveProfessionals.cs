using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Meetings.Invitations;

/// <summary>What is known of invited professionals once they answered, came, or their letter came back.</summary>
public sealed class ReceiveProfessionals(TisserandDb db)
{
    /// <summary>
    /// Says who came, or that they did not after all: who has an entry on the sheet of the meeting, the others on their invitation.
    /// Refuses what the meeting refuses.
    /// </summary>
    public Task<List<Refusal>> Enter(Guid meeting, IReadOnlyCollection<Guid> invitations, AttendanceState state, DateOnly today, CancellationToken cancellationToken) =>
        db.Serially(async () =>
        {
            if (await db.ReadMeeting(meeting, cancellationToken) is not { } found)
            {
                return [new Refusal("meeting-unknown", "Cette réunion n’existe plus.")];
            }
            var rows = await db.InvitationsOf(meeting, invitations, cancellationToken);
            var others = rows.FindAll(i => i.MemberId is null);
            var refusals = Sheet(found, await Entries(rows, state, cancellationToken), others.Count > 0 && state == AttendanceState.Present, today);
            if (refusals.Count > 0 || others.Count == 0)
            {
                return refusals;
            }
            var ids = others.ConvertAll(i => i.Id);
            var othersCame = found.Attendances.Any(a => a.State == AttendanceState.Present)
                || await db.Set<ProfessionalInvitation>().AnyAsync(i => i.MeetingId == meeting && i.State == AttendanceState.Present && !EF.Parameter(ids).Contains(i.Id), cancellationToken);
            return found.Receive(others, state, today, othersCame);
        }, cancellationToken);

    public Task<int> Interest(Guid meeting, IReadOnlyCollection<Guid> invitations, bool isInterested, CancellationToken cancellationToken) =>
        Change(meeting, invitations, i => i.Interest(isInterested), cancellationToken);

    public Task<int> Return(Guid meeting, IReadOnlyCollection<Guid> invitations, bool isReturned, CancellationToken cancellationToken) =>
        Change(meeting, invitations, i => i.Return(isReturned), cancellationToken);

    /// <summary>The letters of all those to whom no message left went to the post on a day.</summary>
    public Task<int> Post(Guid meeting, DateOnly day, CancellationToken cancellationToken) =>
        db.Serially(async () =>
        {
            var rows = await db.Set<ProfessionalInvitation>().Where(i => i.MeetingId == meeting && i.MailedOn == null && i.PostedOn == null && !i.IsForgotten).ToListAsync(cancellationToken);
            rows.ForEach(i => i.Posted(day));
            return rows.Count;
        }, cancellationToken);

    private Task<int> Change(Guid meeting, IReadOnlyCollection<Guid> invitations, Action<ProfessionalInvitation> change, CancellationToken cancellationToken) =>
        db.Serially(async () =>
        {
            var rows = await db.InvitationsOf(meeting, invitations, cancellationToken);
            rows.ForEach(change);
            return rows.Count;
        }, cancellationToken);

    private async Task<List<AttendanceEntry>> Entries(List<ProfessionalInvitation> rows, AttendanceState state, CancellationToken cancellationToken)
    {
        var members = rows.Select(i => i.MemberId).OfType<Guid>().Distinct().ToList();
        return members.Count == 0 ? [] : await db.Set<Member>().Where(m => EF.Parameter(members).Contains(m.Id))
            .Select(m => new AttendanceEntry(m.Id, m.Profession, state, null, null, null)).ToListAsync(cancellationToken);
    }

    private static List<Refusal> Sheet(Meeting meeting, List<AttendanceEntry> entries, bool othersCame, DateOnly today)
    {
        // Hours already entered for somebody present are kept.
        entries.RemoveAll(e => e.State == AttendanceState.Present && meeting.Attendances.Any(a => a.MemberId == e.MemberId && a.State == AttendanceState.Present));
        return entries.Count == 0 ? [] : meeting.TakeAttendance(entries, today, othersCame);
    }
}
