using Tisserand.Data.Tenancy;
using Tisserand.Web.Features.Members.Covering;
using Tisserand.Web.Shell.Jobs;

namespace Tisserand.Web.Features.Members.Jobs;

/// <summary>Every hour, for each CPTS: keeps the readings of coverage that are due.</summary>
public sealed class CoverageReadings(IServiceScopeFactory scopes, WholeInstallation whole, TimeProvider time, ILogger<CoverageReadings> logger)
    : RoundOfCpts(scopes, whole, time, logger)
{
    protected override TimeSpan Pause => TimeSpan.FromHours(1);

    protected override string By => "Relevés de couverture";

    /// <summary>Answers one: a CPTS looked at.</summary>
    protected override async Task<int> Work(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<KeepCoverage>().KeepDue(cancellationToken);
        return 1;
    }
}
