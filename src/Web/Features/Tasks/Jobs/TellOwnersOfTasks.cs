using Tisserand.Data.Tenancy;
using Tisserand.Web.Shell.Jobs;

namespace Tisserand.Web.Features.Tasks.Jobs;

/// <summary>Every quarter of an hour: tells whoever was given a task, or has a late one.</summary>
public sealed class TellOwnersOfTasks(IServiceScopeFactory scopes, WholeInstallation whole, TimeProvider time, ILogger<TellOwnersOfTasks> logger)
    : RoundOfCpts(scopes, whole, time, logger)
{
    protected override TimeSpan Pause => TimeSpan.FromMinutes(15);

    protected override string By => "Messages des tâches";

    protected override Task<int> Work(IServiceProvider services, CancellationToken cancellationToken) => services.GetRequiredService<TellOwners>().Tell(cancellationToken);
}
