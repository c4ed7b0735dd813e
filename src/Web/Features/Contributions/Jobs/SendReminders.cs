using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Audit;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Contributions.Jobs;

/// <summary>Every quarter of an hour, in the office hours of each CPTS that turned reminders on: hands those that are due to the mail.</summary>
public sealed class SendReminders(IServiceScopeFactory scopes, WholeInstallation whole, TimeProvider time, ILogger<SendReminders> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);
    private const int Opens = 8;
    private const int Closes = 18;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await SendDue(stoppingToken);
        }
    }

    /// <summary>One round over every CPTS; one that fails does not stop the others.</summary>
    public async Task SendDue(CancellationToken cancellationToken)
    {
        List<Cpts> reminding;
        try
        {
            reminding = await whole.Ask(db => (
                from c in db.Set<Cpts>()
                join s in WholeInstallation.Rows<ContributionSettings>(db) on c.Id equals s.CptsId
                where s.IsReminding
                select c).AsNoTracking().ToListAsync(cancellationToken));
        }
#pragma warning disable CA1031 // The job outlives a database that is away for a while.
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.LogWarning(problem, "The CPTS that remind could not be read");
            return;
        }
        foreach (var cpts in reminding)
        {
            try
            {
                await SendDue(cpts, cancellationToken);
            }
#pragma warning disable CA1031 // One CPTS does not stop the others.
            catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                logger.LogWarning(problem, "The reminders of {Cpts} could not be sent", cpts.Code);
            }
        }
    }

    private async Task SendDue(Cpts cpts, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCpts>().Enter(cpts.Id);
        scope.ServiceProvider.GetRequiredService<CptsOfRequest>().Cpts = cpts;
        scope.ServiceProvider.GetRequiredService<Author>().Is(null, "Relances automatiques");
        var clock = scope.ServiceProvider.GetRequiredService<Clock>();
        var local = clock.Local(clock.UtcNow);
        if (local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || local.Hour is < Opens or >= Closes)
        {
            return;
        }
        var sent = await scope.ServiceProvider.GetRequiredService<RemindMembers>().SendDue(clock.Today, cancellationToken);
        if (sent > 0)
        {
            logger.LogInformation("{Count} reminders of {Cpts} handed to the mail", sent, cpts.Code);
        }
    }
}
