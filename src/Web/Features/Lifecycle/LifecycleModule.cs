using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Lifecycle;

/// <summary>« Cette semaine » and the deadlines behind it.</summary>
public sealed class LifecycleModule : IModule
{
    public IEnumerable<MenuEntry> Menu => [new(10, "Cette semaine", "calendar-check", "", null) { For = here => !here.IsOnlyMember }];
}
