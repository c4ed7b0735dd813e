using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Features.Meetings.Reminders;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Jobs;

namespace Tisserand.Web.Features.Meetings.Jobs;

/// <summary>Every five minutes: hands to the mail the reminders of meetings whose moment has come.</summary>
public sealed class RemindOfMeetings(IServiceScopeFactory scopes, WholeInstallation whole, TimeProvider time, ILogger<RemindOfMeetings> logger)
    : RoundOfCpts(scopes, whole, time, logger)
{
    protected override TimeSpan Pause => TimeSpan.FromMinutes(5);

    protected override string By => "Rappels de réunion";

    /// <summary>Those that have a meeting near enough.</summary>
    protected override Task<List<Cpts>> Concerned(TisserandDb db, CancellationToken cancellationToken)
    {
        // A day more on each side: the CPTS are spread over the clocks of the world.
        var today = DateOnly.FromDateTime(Now);
        var (from, to) = (today.AddDays(-1), today.AddDays(ReminderQueries.DaysAhead + 1));
        var near = WholeInstallation.Rows<Meeting>(db).Where(m => m.State == MeetingState.Planned && m.Day >= from && m.Day <= to);
        return db.Set<Cpts>().AsNoTracking().Where(c => near.Any(m => m.CptsId == c.Id)).ToListAsync(cancellationToken);
    }

    /// <summary>Answers how many were handed to the mail.</summary>
    protected override async Task<int> Work(IServiceProvider services, CancellationToken cancellationToken)
    {
        var sent = 0;
        var (db, write) = (services.GetRequiredService<TisserandDb>(), services.GetRequiredService<WriteToInvited>());
        foreach (var (meeting, plan) in await db.MeetingsToRecall(services.GetRequiredService<Clock>().Today, cancellationToken))
        {
            sent += await write.Remind(meeting, plan, cancellationToken);
        }
        return sent;
    }
}
