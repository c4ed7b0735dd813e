using Tisserand.Data.Territories;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Layout;

namespace Tisserand.Web.Features.Territories;

/// <summary>« Taille 3 · 98 412 habitants », under the name of the CPTS, for those who may see its territory.</summary>
internal sealed class TerritorySummary(TerritoryQueries territories, CptsOfRequest here, Clock clock) : ICptsSummary
{
    public async Task<string?> Describe(CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Territory, Level.See))
        {
            return null;
        }
        var today = await territories.On(clock.Today, cancellationToken);
        return today.Size is { Size: var size }
            ? $"Taille {size.Number} · {French.Count(today.Population, "habitant", "habitants")}"
            : null;
    }
}
