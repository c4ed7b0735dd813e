using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;

namespace Tisserand.Data.Meetings;

/// <summary>What several modules ask of the meetings of the current CPTS; each answer is one query, grouped by the database.</summary>
public static class MeetingQueries
{
    /// <summary>Subject of the stored files that are signed sheets; their record is the meeting.</summary>
    public const string SignedSheet = "SignedSheet";

    /// <summary>A meeting with its attendance, to be changed; null when there is none in this CPTS.</summary>
    public static Task<Meeting?> ReadMeeting(this TisserandDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<Meeting>().Include(m => m.Attendances).AsSingleQuery().SingleOrDefaultAsync(m => m.Id == id, cancellationToken);

    /// <summary>Held meetings of a period, by day.</summary>
    public static Task<List<MeetingFact>> HeldMeetings(this TisserandDb db, DateRange period, CancellationToken cancellationToken)
    {
        var end = period.End ?? DateOnly.MaxValue;
        return (from m in db.Set<Meeting>()
                where m.State == MeetingState.Held && m.Day >= period.Start && m.Day <= end
                orderby m.Day, m.StartsAt, m.Id
                select new MeetingFact(
                    m.Id, m.Title, m.Day, m.Kind, m.Mission, m.FicheActionId,
                    db.Set<Attendance>().Count(a => a.MeetingId == m.Id && a.State == AttendanceState.Present),
                    db.Set<Attendance>().Where(a => a.MeetingId == m.Id).Sum(a => a.Minutes),
                    db.Set<StoredFile>().Any(f => f.Subject == SignedSheet && f.SubjectId == m.Id)))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Who was present at the held meetings of a period.</summary>
    public static Task<List<PresenceFact>> Presences(this TisserandDb db, DateRange period, CancellationToken cancellationToken)
    {
        var end = period.End ?? DateOnly.MaxValue;
        return (from a in db.Set<Attendance>()
                join m in db.Set<Meeting>() on a.MeetingId equals m.Id
                where a.State == AttendanceState.Present && m.State == MeetingState.Held && m.Day >= period.Start && m.Day <= end
                select new PresenceFact(a.MeetingId, a.MemberId, a.Profession, a.Minutes))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Meetings on whose sheet both persons are, with the two lines, followed by the context.</summary>
    public static async Task<List<(Meeting Meeting, Attendance OfKept, Attendance OfOther)>> AttendancesOfBoth(this TisserandDb db, Guid kept, Guid other, CancellationToken cancellationToken) =>
        (await (from one in db.Set<Attendance>().Where(a => a.MemberId == kept)
                join two in db.Set<Attendance>().Where(a => a.MemberId == other) on one.MeetingId equals two.MeetingId
                join meeting in db.Set<Meeting>() on one.MeetingId equals meeting.Id
                orderby meeting.Day, meeting.Id
                select new { meeting, one, two }).ToListAsync(cancellationToken)).ConvertAll(b => (b.meeting, b.one, b.two));
}
