using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Members;

/// <summary>Adhérents : list, entry, card, membership, professionals of the territory.</summary>
public sealed class MembersModule : IModule
{
    public IEnumerable<MenuEntry> Menu => [new(30, "Adhérents", "users", "adherents", Area.Members)];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<IWeekSource, MembersWeek>()
        .AddScoped<ReadCoverage>()
        .AddScoped<MakeMembers>();

    public void MapApi(IEndpointRouteBuilder routes) => MembersApi.Map(routes);
}
