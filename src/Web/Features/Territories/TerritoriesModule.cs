using Tisserand.Data.Territories;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Territories;

/// <summary>Communes of the CPTS over time, their population, the size that follows, and the map.</summary>
public sealed class TerritoriesModule : IModule
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<TerritoryQueries>();
        services.AddScoped<CommuneOwners>();
    }
}
