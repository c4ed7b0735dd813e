using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Audit;
using Tisserand.Data.Reference;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Members.Proposals;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Members.Jobs;

/// <summary>
/// After each load of the public directory, whoever made it (the page, the command, another instance), compares the entries of every
/// CPTS with it. How far it is stands in the base.
/// </summary>
public sealed class ReviewDirectory(IServiceScopeFactory scopes, WholeInstallation whole, TimeProvider time, ILogger<ReviewDirectory> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Review(stoppingToken);
            }
#pragma warning disable CA1031 // The job outlives a database that is away for a while; what is left is done at the next round.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                logger.LogWarning(problem, "The entries could not be compared with the directory");
            }
        }
    }

    /// <summary>One round over the CPTS that the latest load was not compared with; answers how many they were.</summary>
    public async Task<int> Review(CancellationToken cancellationToken)
    {
        long? latest;
        await using (var scope = scopes.CreateAsyncScope())
        {
            latest = (await scope.ServiceProvider.GetRequiredService<DirectoryQueries>().Current(cancellationToken))?.Id;
        }
        if (latest is null)
        {
            return 0;
        }
        var waiting = await whole.Ask(async db =>
        {
            var settled = await WholeInstallation.Rows<DirectoryReview>(db).Where(r => r.Settled >= latest).Select(r => r.CptsId).ToListAsync(cancellationToken);
            return (await db.Set<Cpts>().AsNoTracking().ToListAsync(cancellationToken)).FindAll(c => !settled.Contains(c.Id));
        });
        foreach (var cpts in waiting)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentCpts>().Enter(cpts.Id);
            scope.ServiceProvider.GetRequiredService<CptsOfRequest>().Cpts = cpts;
            scope.ServiceProvider.GetRequiredService<Author>().Is(null, ProposeFromDirectory.By);
            await scope.ServiceProvider.GetRequiredService<ProposeFromDirectory>().Run(cancellationToken);
        }
        return waiting.Count;
    }
}
