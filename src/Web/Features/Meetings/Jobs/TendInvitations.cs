using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Features.Meetings.Invitations;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Meetings.Jobs;

/// <summary>Every hour: ties invited professionals to the entries that they have by now, and erases the names whose time is over.</summary>
public sealed class TendInvitations(IServiceScopeFactory scopes, WholeInstallation whole, TimeProvider time, ILogger<TendInvitations> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Tend(stoppingToken);
            }
#pragma warning disable CA1031 // The job outlives a database that is away for a while.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                logger.LogWarning(problem, "The invitations could not be tended");
            }
        }
    }

    /// <summary>One round over the CPTS that hold names; answers how many were tied and forgotten.</summary>
    public async Task<(int Tied, int Forgotten)> Tend(CancellationToken cancellationToken)
    {
        var concerned = await whole.Ask(db =>
        {
            var held = WholeInstallation.Rows<ProfessionalInvitation>(db).Where(i => !i.IsForgotten);
            return db.Set<Cpts>().AsNoTracking().Where(c => held.Any(i => i.CptsId == c.Id)).ToListAsync(cancellationToken);
        });
        var (tied, forgotten) = (0, 0);
        foreach (var cpts in concerned)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentCpts>().Enter(cpts.Id);
            scope.ServiceProvider.GetRequiredService<CptsOfRequest>().Cpts = cpts;
            scope.ServiceProvider.GetRequiredService<Author>().Is(null, "Durées de conservation");
            tied += await scope.ServiceProvider.GetRequiredService<LinkInvitations>().LinkKnown(cancellationToken);
            forgotten += await Forget(scope.ServiceProvider.GetRequiredService<TisserandDb>(), scope.ServiceProvider.GetRequiredService<Clock>().Today, cancellationToken);
        }
        return (tied, forgotten);
    }

    private static async Task<int> Forget(TisserandDb db, DateOnly today, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var before = today.AddMonths(-ProfessionalInvitation.MonthsKept);
        var old = await (from i in db.Set<ProfessionalInvitation>()
                         join m in db.Set<Meeting>() on i.MeetingId equals m.Id
                         where !i.IsForgotten && m.Day < before
                         select new { Invitation = i, m.Day }).ToListAsync(cancellationToken);
        var due = old.Where(o => o.Invitation.IsToForget(o.Day, today)).ToList();
        due.ForEach(o => o.Invitation.Forget());
        await db.SaveChangesAsync(cancellationToken);
        return due.Count;
    }
}
