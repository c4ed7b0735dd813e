using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Access;

namespace Tisserand.Web.Shell.Jobs;

/// <summary>
/// Work done again and again by itself, one CPTS after the other, each in a scope of its own. One CPTS that fails, or a database that is
/// away for a while, stops neither the others nor the next round.
/// </summary>
public abstract class RoundOfCpts(IServiceScopeFactory scopes, WholeInstallation whole, TimeProvider time, ILogger logger) : BackgroundService
{
    /// <summary>Between two rounds.</summary>
    protected abstract TimeSpan Pause { get; }

    /// <summary>Who acts, in the words of the audit trail.</summary>
    protected abstract string By { get; }

    protected IServiceScopeFactory Scopes => scopes;

    /// <summary>The moment, UTC.</summary>
    protected DateTime Now => time.GetUtcNow().UtcDateTime;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Round(stoppingToken);
        }
    }

    /// <summary>One round over the CPTS concerned; answers the sum of what <see cref="Work"/> answered.</summary>
    public async Task<int> Round(CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var cpts in await Guarded(() => whole.Ask(db => Concerned(db, cancellationToken)), "all", cancellationToken) ?? [])
        {
            done += await Guarded(() => WorkFor(cpts, cancellationToken), cpts.Code, cancellationToken);
        }
        return done;
    }

    /// <summary>The CPTS for which there may be work, asked with a context that sees every CPTS.</summary>
    protected virtual Task<List<Cpts>> Concerned(TisserandDb db, CancellationToken cancellationToken) =>
        db.Set<Cpts>().AsNoTracking().OrderBy(c => c.Code).ToListAsync(cancellationToken);

    /// <summary>The work for one CPTS; answers how much was done.</summary>
    protected abstract Task<int> Work(IServiceProvider services, CancellationToken cancellationToken);

    private async Task<int> WorkFor(Cpts cpts, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCpts>().Enter(cpts.Id);
        scope.ServiceProvider.GetRequiredService<CptsOfRequest>().Cpts = cpts;
        scope.ServiceProvider.GetRequiredService<Author>().Is(null, By);
        return await Work(scope.ServiceProvider, cancellationToken);
    }

    private async Task<T?> Guarded<T>(Func<Task<T>> work, string cpts, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
        }
#pragma warning disable CA1031 // The next round tries again.
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.LogWarning(problem, "{Job} failed for {Cpts}", GetType().Name, cpts);
            return default;
        }
    }
}
