using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Meetings;

namespace Tisserand.Data.Meetings;

/// <summary>What reminders ask of the meetings of the current CPTS.</summary>
public static class ReminderQueries
{
    /// <summary>The longest delay, in days.</summary>
    public const int DaysAhead = 31;

    /// <summary>The plan of a meeting: its own, else that of the CPTS, else the usual one. One query.</summary>
    public static async Task<ReminderPlan> PlanOf(this TisserandDb db, Guid? meeting, CancellationToken cancellationToken)
    {
        var plans = await db.Set<ReminderPlan>().AsNoTracking().Where(p => p.MeetingId == null || p.MeetingId == meeting).ToListAsync(cancellationToken);
        return plans.Find(p => p.MeetingId == meeting) ?? plans.Find(p => p.MeetingId is null) ?? ReminderPlan.Of(null);
    }

    /// <summary>Meetings to come that may have a reminder to send, each with its plan; two queries.</summary>
    public static async Task<IReadOnlyList<(Meeting Meeting, ReminderPlan Plan)>> MeetingsToRecall(this TisserandDb db, DateOnly today, CancellationToken cancellationToken)
    {
        var end = today.AddDays(DaysAhead);
        var meetings = await db.Set<Meeting>().AsNoTracking().Where(m => m.State == MeetingState.Planned && m.Day >= today && m.Day <= end)
            .OrderBy(m => m.Day).ThenBy(m => m.StartsAt).ThenBy(m => m.Id).ToListAsync(cancellationToken);
        if (meetings.Count == 0)
        {
            return [];
        }
        var ids = meetings.ConvertAll(m => (Guid?)m.Id);
        var plans = await db.Set<ReminderPlan>().AsNoTracking().Where(p => p.MeetingId == null || EF.Parameter(ids).Contains(p.MeetingId)).ToListAsync(cancellationToken);
        var usual = plans.Find(p => p.MeetingId is null) ?? ReminderPlan.Of(null);
        return meetings.ConvertAll(m => (m, plans.Find(p => p.MeetingId == m.Id) ?? usual));
    }
}
