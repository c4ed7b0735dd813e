using Tisserand.Domain.Access;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Missions;

/// <summary>The six missions of the contract: where they stand, their dates, their deadlines.</summary>
public sealed class MissionsModule : IModule
{
    public IEnumerable<MenuEntry> Menu => [new(50, "Missions", "sign-right", "missions", Area.Missions)];
}
