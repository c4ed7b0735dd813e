using Tisserand.Data.Audit;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Access;
using Tisserand.Web.Features.Members.Imports;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Members.Jobs;

/// <summary>
/// Runs the long steps of imports apart from the requests, so that the page can be left. What is done and what is left stand in
/// the base: after a stop, « Reprendre » goes on.
/// </summary>
public sealed class MemberImportWork(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger<MemberImportWork> logger)
{
    /// <summary>A short file is done before the page is shown again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Task> _running = [];

    public bool IsRunning(Guid import) => !Of(import).IsCompleted;

    /// <summary>Ends with the work under way on an import, if any; never fails.</summary>
    public Task Of(Guid import)
    {
        lock (_gate)
        {
            return _running.GetValueOrDefault(import, Task.CompletedTask);
        }
    }

    /// <summary>Begins what the state of the import asks for; answers when it is done, or when whoever waits has waited enough.</summary>
    public Task Start(Guid import, Cpts cpts, Caller? caller)
    {
        ArgumentNullException.ThrowIfNull(cpts);
        lock (_gate)
        {
            if (!_running.TryGetValue(import, out var work) || work.IsCompleted)
            {
                foreach (var ended in _running.Where(r => r.Value.IsCompleted).Select(r => r.Key).ToList())
                {
                    _running.Remove(ended);
                }
                _running[import] = work = Task.Run(() => Run(import, cpts, caller));
            }
            return Task.WhenAny(work, Task.Delay(Patience));
        }
    }

    private async Task Run(Guid import, Cpts cpts, Caller? caller)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentCpts>().Enter(cpts.Id);
            scope.ServiceProvider.GetRequiredService<CptsOfRequest>().Cpts = cpts;
            if (caller is not null)
            {
                scope.ServiceProvider.GetRequiredService<Author>().Is(caller.AccountId, caller.Name);
            }
            await scope.ServiceProvider.GetRequiredService<MemberImportSteps>().Run(import, lifetime.ApplicationStopping);
        }
#pragma warning disable CA1031 // Whatever happens, the page says that the work has stopped, and offers to go on.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            logger.LogError(problem, "The import of members {Import} has stopped", import);
        }
    }
}
