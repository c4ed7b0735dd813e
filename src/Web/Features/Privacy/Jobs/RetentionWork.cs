using Tisserand.Data.Tenancy;
using Tisserand.Web.Shell.Jobs;

namespace Tisserand.Web.Features.Privacy.Jobs;

/// <summary>Applies, in every CPTS, the rules of retention that apply by themselves.</summary>
public sealed class RetentionWork(IServiceScopeFactory scopes, WholeInstallation whole, TimeProvider time, ILogger<RetentionWork> logger)
    : RoundOfCpts(scopes, whole, time, logger)
{
    protected override TimeSpan Pause => TimeSpan.FromHours(6);

    protected override string By => "Durées de conservation";

    /// <summary>Answers how many records had had their time.</summary>
    protected override async Task<int> Work(IServiceProvider services, CancellationToken cancellationToken)
    {
        var (count, apply) = (0, services.GetRequiredService<ApplyRetention>());
        foreach (var rule in (await services.GetRequiredService<ReadRetention>().All(cancellationToken)).Where(s => s.IsAutomatic && s.Due > 0))
        {
            count += (await apply.Apply(rule.Rule, cancellationToken)).Count;
        }
        return count;
    }
}
