using Tisserand.Data;
using Tisserand.Data.Documents;
using Tisserand.Data.Tenancy;

namespace Tisserand.Web.Features.Documents.Jobs;

/// <summary>At start, then once a day: deletes the bytes that no stored file names any more.</summary>
internal sealed class SweepFiles(WholeInstallation whole, BooksLocation location, TimeProvider time, ILogger<SweepFiles> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(FileStore.Grace, time);
        do
        {
            try
            {
                var swept = await FileStore.Sweep(whole, location, time.GetUtcNow().UtcDateTime, stoppingToken);
                if (swept > 0)
                {
                    logger.LogInformation("{Count} files without a row were swept", swept);
                }
            }
#pragma warning disable CA1031 // The job outlives a database or a disk that is away for a while.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                logger.LogWarning(problem, "Files could not be swept");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
