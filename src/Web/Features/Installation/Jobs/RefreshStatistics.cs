using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Tenancy;

namespace Tisserand.Web.Features.Installation.Jobs;

/// <summary>On SQLite, once an hour: what the base knows of its tables follows their growth.</summary>
public sealed class RefreshStatistics(WholeInstallation whole, BooksLocation location, TimeProvider time, ILogger<RefreshStatistics> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (!location.IsPostgreSql && await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Round(stoppingToken);
            }
#pragma warning disable CA1031 // The job outlives a database that is away for a while.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                logger.LogWarning(problem, "The statistics of the base could not be refreshed");
            }
        }
    }

    /// <summary>One refreshment; nothing on PostgreSQL.</summary>
    public Task Round(CancellationToken cancellationToken) =>
        location.IsPostgreSql ? Task.CompletedTask : whole.Ask(async db =>
        {
            await SqliteStatistics.Refresh(db, cancellationToken);
            // An open connection goes on with what it read first.
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
            return true;
        });
}
