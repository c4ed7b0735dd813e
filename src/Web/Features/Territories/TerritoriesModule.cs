using Tisserand.Data.Territories;
using Tisserand.Domain.Access;
using Tisserand.Domain.Territories;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.Layout;

namespace Tisserand.Web.Features.Territories;

/// <summary>Communes of the CPTS over time, their population, the size that follows, and the map.</summary>
public sealed class TerritoriesModule : IModule
{
    public IEnumerable<MenuEntry> Menu => [new(20, "Territoire", "map", "territoire", Area.Territory)];

    public IEnumerable<RecordWords> Records =>
    [
        new(nameof(TerritoryLine), "Commune du territoire",
            ("Commune", "Code"), ("Name", "Commune"), ("JoinedOn", "Premier jour"), ("LastDay", "Dernier jour"),
            ("PartPopulation", "Habitants de la partie"), ("PartReason", "Partie retenue"), ("Avenant", "Avenant")),
    ];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<TerritoryQueries>();
        services.AddScoped<CommuneOwners>();
        services.AddScoped<AddCommunes>();
        services.AddScoped<ICptsSummary, TerritorySummary>();
    }

    public void MapApi(IEndpointRouteBuilder routes) =>
        routes.MapGet("/c/{code}/territoire/carte.json", TerritoryMap.Get).WithMetadata(new RequiresAttribute(Area.Territory));
}
