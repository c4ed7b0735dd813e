using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Audit;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Meetings.Registrations;

/// <summary>Every two minutes: seats kept too long are freed and offered to who waits, without anybody opening a page.</summary>
public sealed class TendRegistrations(IServiceScopeFactory scopes, WholeInstallation whole, TimeProvider time, ILogger<TendRegistrations> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);

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
                logger.LogWarning(problem, "The waiting lists could not be tended");
            }
        }
    }

    /// <summary>One round over the meetings that have a seat to free or to offer; answers how many were offered.</summary>
    public async Task<int> Tend(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var concerned = await whole.Ask(db =>
        {
            var rows = WholeInstallation.Rows<Registration>(db);
            return (from c in db.Set<Cpts>().AsNoTracking()
                    join f in WholeInstallation.Rows<RegistrationForm>(db) on c.Id equals f.CptsId
                    // Somebody waits, and a seat is no longer kept; or an offer is over.
                    where rows.Any(r => r.FormId == f.Id && r.State == RegistrationState.Offered && r.HeldUntil <= now)
                        || (rows.Any(r => r.FormId == f.Id && r.State == RegistrationState.Waiting) && rows.Any(r => r.FormId == f.Id && r.State == RegistrationState.Unconfirmed && r.HeldUntil <= now))
                    select new { Cpts = c, Form = f.Id }).ToListAsync(cancellationToken);
        });
        var offered = 0;
        foreach (var due in concerned)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentCpts>().Enter(due.Cpts.Id);
            scope.ServiceProvider.GetRequiredService<CptsOfRequest>().Cpts = due.Cpts;
            scope.ServiceProvider.GetRequiredService<Author>().Is(null, "Listes d’attente");
            offered += await scope.ServiceProvider.GetRequiredService<RegistrationDesk>().Settle(due.Form, cancellationToken);
        }
        return offered;
    }
}
