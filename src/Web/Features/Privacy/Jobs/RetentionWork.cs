using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Audit;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Privacy.Jobs;

/// <summary>Applies, in every CPTS, the rules of retention that apply by themselves.</summary>
public sealed class RetentionWork(IServiceScopeFactory scopes, WholeInstallation whole, TimeProvider time, ILogger<RetentionWork> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Round(stoppingToken);
            }
#pragma warning disable CA1031 // The job outlives a database that is away for a while.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                logger.LogWarning(problem, "The durations of retention could not be applied");
            }
        }
    }

    /// <summary>One round over every CPTS; answers how many records had had their time.</summary>
    public async Task<int> Round(CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var cpts in await whole.Ask(db => db.Set<Cpts>().AsNoTracking().OrderBy(c => c.Code).ToListAsync(cancellationToken)))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentCpts>().Enter(cpts.Id);
            scope.ServiceProvider.GetRequiredService<CptsOfRequest>().Cpts = cpts;
            scope.ServiceProvider.GetRequiredService<Author>().Is(null, "Durées de conservation");
            var (retention, apply) = (scope.ServiceProvider.GetRequiredService<ReadRetention>(), scope.ServiceProvider.GetRequiredService<ApplyRetention>());
            foreach (var rule in (await retention.All(cancellationToken)).Where(s => s.IsAutomatic && s.Due > 0))
            {
                count += (await apply.Apply(rule.Rule, cancellationToken)).Count;
            }
        }
        return count;
    }
}
