using System.Text.Json;
using Tisserand.Data.Reference;
using Tisserand.Data.Territories;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Members.Covering;

/// <summary>What the map of coverage draws: one figure by commune, whatever the number of members.</summary>
internal static class CoverageMapData
{
    public static async Task<IResult> Get(
        string? profession, ReadCoverage coverage, TerritoryQueries territories, ContourStore contours, CptsOfRequest here, Clock clock, CancellationToken cancellationToken)
    {
        var codes = (await territories.On(clock.Today, cancellationToken)).CommuneCodes;
        profession = Nomenclature.FindProfession(profession)?.Code;
        var communes = (await coverage.ByCommune(codes, clock.Today, cancellationToken))
            .Select(c => (Commune: Geography.Current.Find(c.Commune), Of: c))
            .Where(c => c.Commune is not null)
            .Select(c => Shown(c.Commune!, c.Of, profession, here));
        var collection = await contours.FeatureCollection(Geography.Current.DirectoryCodes(codes).ToList(), cancellationToken);
        return Results.Text($$"""{"communes":{{JsonSerializer.Serialize(communes, JsonSerializerOptions.Web)}},"contours":{{collection}}}""", "application/json");
    }

    private static object Shown(Commune commune, CommuneCoverage coverage, string? profession, CptsOfRequest here)
    {
        var share = coverage.Sum(profession).All;
        return new
        {
            commune.Code,
            commune.Name,
            Lat = commune.Latitude,
            Lon = commune.Longitude,
            share.Members,
            share.Professionals,
            Share = CoverageTables.Percent(share),
            Shade = CoverageShades.Of(share),
            Details = coverage.Professions.Where(p => profession is null || p.Of == profession)
                .Select(p => new { Label = CoveragePage.ProfessionName(p.Of), p.All.Members, Others = Math.Max(0, p.All.Professionals - p.All.Members) }),
            Link = here.Link("adherents/professionnels?nouveaux=true&commune=" + commune.Code + (profession is null ? "" : "&profession=" + Uri.EscapeDataString(profession))),
        };
    }
}
