using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Audit;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Access;
using Tisserand.Web.Features.Members.Covering;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Members.Jobs;

/// <summary>Every hour, for each CPTS: keeps the readings of coverage that are due. One that fails does not stop the others.</summary>
public sealed class CoverageReadings(IServiceScopeFactory scopes, WholeInstallation whole, TimeProvider time, ILogger<CoverageReadings> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await KeepDue(stoppingToken);
        }
    }

    /// <summary>One round over every CPTS.</summary>
    public async Task KeepDue(CancellationToken cancellationToken)
    {
        foreach (var cpts in await All(cancellationToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentCpts>().Enter(cpts.Id);
                scope.ServiceProvider.GetRequiredService<CptsOfRequest>().Cpts = cpts;
                scope.ServiceProvider.GetRequiredService<Author>().Is(null, "Relevés de couverture");
                await scope.ServiceProvider.GetRequiredService<KeepCoverage>().KeepDue(cancellationToken);
            }
#pragma warning disable CA1031 // One CPTS does not stop the others; the next round tries again.
            catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                logger.LogWarning(problem, "The coverage of {Cpts} could not be read", cpts.Code);
            }
        }
    }

    private async Task<List<Cpts>> All(CancellationToken cancellationToken)
    {
        try
        {
            return await whole.Ask(db => db.Set<Cpts>().AsNoTracking().ToListAsync(cancellationToken));
        }
#pragma warning disable CA1031 // The job outlives a database that is away for a while.
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.LogWarning(problem, "The CPTS could not be read");
            return [];
        }
    }
}
