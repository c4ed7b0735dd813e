using System.Text.Json;
using Tisserand.Data.Reference;
using Tisserand.Data.Territories;
using Tisserand.Domain.Access;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Territories;

/// <summary>What the map draws: the communes of the territory on a day, and those around, which a click adds.</summary>
internal static class TerritoryMap
{
    /// <summary>Communes whose point lies this near to one of the territory are shown around it.</summary>
    private const double NearKm = 14;

    private const int MostNear = 500;

    public static async Task<IResult> Get(
        string? jour, string? departement, TerritoryQueries territories, ContourStore contours, CptsOfRequest here, Clock clock, CancellationToken cancellationToken)
    {
        var day = await territories.On(French.ParseDay(jour) ?? clock.Today, cancellationToken);
        var own = day.Lines.Where(l => l.Commune is not null).DistinctBy(l => l.Commune!.Code).ToList();
        var near = Near([.. own.Select(l => l.Commune!)], departement);
        var mayAct = here.Allows(Area.Territory, Level.Act);
        var communes = own.Select(l => Shown(l.Commune!, l.Line.IsPart ? "part" : "own", l.Population, mayAct ? here.Link("territoire/lignes/" + l.Line.Id) : null))
            .Concat(near.Select(c => Shown(c, "near", c.Population ?? 0, null)));
        var collection = await contours.FeatureCollection([.. own.Select(l => l.Commune!.Code), .. near.Select(c => c.Code)], cancellationToken);
        // The contours are JSON already: written as they are, not read again.
        return Results.Text($$"""{"communes":{{JsonSerializer.Serialize(communes, JsonSerializerOptions.Web)}},"contours":{{collection}}}""", "application/json");
    }

    private static object Shown(Commune commune, string state, int population, string? link) =>
        new { commune.Code, commune.Name, State = state, Population = population, Lat = commune.Latitude, Lon = commune.Longitude, Link = link };

    /// <summary>
    /// Around the territory, and in the département asked for. Of Paris, Lyon and Marseille the arrondissements are shown,
    /// unless the city as a whole is in the territory.
    /// </summary>
    private static List<Commune> Near(List<Commune> own, string? departement)
    {
        var geography = Geography.Current;
        var taken = own.Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        var divided = geography.MunicipalArrondissements.Select(a => a.ParentCode!).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. geography.Communes.Where(c => !divided.Contains(c.Code)).Concat(geography.MunicipalArrondissements)
                .Where(c => !taken.Contains(c.Code) && !(c.IsArrondissement && taken.Contains(c.ParentCode!)) && c.Population is not null)
                .Select(c => (Commune: c, Km: c.Departement == departement ? 0 : Nearest(c, own)))
                .Where(c => c.Km <= NearKm)
                .OrderBy(c => c.Km)
                .Take(departement is null ? MostNear : 2 * MostNear)
                .Select(c => c.Commune),
        ];
    }

    private static double Nearest(Commune commune, List<Commune> own)
    {
        var nearest = double.MaxValue;
        foreach (var other in own)
        {
            // A degree of latitude is 111 km; flat enough at this distance.
            var north = (commune.Latitude - other.Latitude) * 111.2;
            if (Math.Abs(north) > NearKm)
            {
                continue;
            }
            var east = (commune.Longitude - other.Longitude) * 111.2 * Math.Cos(commune.Latitude * Math.PI / 180);
            nearest = Math.Min(nearest, Math.Sqrt((north * north) + (east * east)));
        }
        return nearest;
    }
}
