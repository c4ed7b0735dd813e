using Tisserand.Domain.Missions;

namespace Tisserand.Web.Shell.Gate;

/// <summary>Of which missions an account is référent in the current CPTS; the module of the missions answers.</summary>
public interface IMissionsOfAccount
{
    /// <summary>In one query.</summary>
    Task<IReadOnlyList<MissionCode>> Of(Guid account, CancellationToken cancellationToken);
}
