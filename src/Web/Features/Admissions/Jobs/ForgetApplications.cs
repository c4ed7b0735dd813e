using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Admissions;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Features.Admissions.Jobs;

/// <summary>Erases, twelve months on, the applications refused or never confirmed, as the data notice says.</summary>
public sealed class ForgetApplications(IServiceScopeFactory scopes, WholeInstallation whole, TimeProvider time, ILogger<ForgetApplications> logger) : BackgroundService
{
    /// <summary>Months during which an application without effect is kept.</summary>
    public const int Months = 12;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Forget(stoppingToken);
            }
#pragma warning disable CA1031 // The job outlives a database that is away for a while.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                logger.LogWarning(problem, "Old applications could not be erased");
            }
        }
    }

    /// <summary>One round over every CPTS; answers how many were erased.</summary>
    public async Task<int> Forget(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().UtcDateTime.AddMonths(-Months);
        var concerned = await whole.Ask(db => WholeInstallation.Rows<MembershipApplication>(db)
            .Where(a => a.SentAt < before && (a.State == ApplicationState.Unconfirmed || a.State == ApplicationState.Refused))
            .Select(a => a.CptsId).Distinct().ToListAsync(cancellationToken));
        var erased = 0;
        foreach (var cpts in concerned)
        {
            erased += await Forget(cpts, before, cancellationToken);
        }
        return erased;
    }

    private async Task<int> Forget(CptsId cpts, DateTime before, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCpts>().Enter(cpts);
        scope.ServiceProvider.GetRequiredService<Author>().Is(null, "Durées de conservation");
        var db = scope.ServiceProvider.GetRequiredService<TisserandDb>();
        var old = await db.Set<MembershipApplication>()
            .Where(a => a.SentAt < before && (a.State == ApplicationState.Unconfirmed || a.State == ApplicationState.Refused)).ToListAsync(cancellationToken);
        db.RemoveRange(old);
        await db.SaveChangesAsync(cancellationToken);
        return old.Count;
    }
}
