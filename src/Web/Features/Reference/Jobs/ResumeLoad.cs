namespace Tisserand.Web.Features.Reference.Jobs;

/// <summary>At the start, begins anew the load of the directory that a stop has interrupted.</summary>
public sealed class ResumeLoad(ReferenceLoads loads) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        loads.Resume();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
