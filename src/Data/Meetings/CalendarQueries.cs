using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Audit;
using Tisserand.Domain.Meetings;

namespace Tisserand.Data.Meetings;

/// <summary>A meeting as a calendar shows it.</summary>
/// <param name="Changes">How often it was changed since it was planned, as the audit trail counts them.</param>
/// <param name="ChangedAt">UTC; when it was planned, or changed for the last time.</param>
public sealed record CalendarMeeting(Meeting Meeting, int Changes, DateTime ChangedAt);

/// <summary>What calendars ask of the meetings of the current CPTS.</summary>
public static class CalendarQueries
{
    /// <summary>How long a meeting stays in a calendar once past, and once cancelled, in days.</summary>
    private const int PastDays = 366, CancelledDays = 42;

    /// <summary>Meetings to which a person is invited, by day; in two queries.</summary>
    public static Task<IReadOnlyList<CalendarMeeting>> CalendarOf(this TisserandDb db, Guid member, DateOnly today, CancellationToken cancellationToken) =>
        db.ForCalendar(db.Set<Meeting>().Where(m => db.Set<Attendance>().Any(a => a.CptsId == m.CptsId && a.MeetingId == m.Id && a.MemberId == member)), today, cancellationToken);

    /// <summary>Those of these meetings that a calendar still shows.</summary>
    public static async Task<IReadOnlyList<CalendarMeeting>> ForCalendar(this TisserandDb db, IQueryable<Meeting> meetings, DateOnly today, CancellationToken cancellationToken)
    {
        var (past, cancelled) = (today.AddDays(-PastDays), today.AddDays(-CancelledDays));
        var shown = meetings.Where(m => m.Day >= past && (m.State != MeetingState.Cancelled || m.Day >= cancelled));
        var read = await shown.AsNoTracking().OrderBy(m => m.Day).ThenBy(m => m.StartsAt).ThenBy(m => m.Id).ToListAsync(cancellationToken);
        var ids = read.ConvertAll(m => m.Id.ToString());
        var trail = await db.Set<AuditEntry>().Where(e => e.Entity == nameof(Meeting) && EF.Parameter(ids).Contains(e.EntityId))
            .Select(e => new { e.EntityId, e.At, e.Act }).ToListAsync(cancellationToken);
        var byMeeting = trail.ToLookup(e => e.EntityId, StringComparer.Ordinal);
        return [.. read.Select(m =>
        {
            var lines = byMeeting[m.Id.ToString()].ToList();
            return new CalendarMeeting(m, lines.Count(l => l.Act == AuditAct.Changed), lines.Count > 0 ? lines.Max(l => l.At) : DateTime.UnixEpoch);
        })];
    }
}
