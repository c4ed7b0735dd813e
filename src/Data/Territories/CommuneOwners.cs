using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;
using Tisserand.Domain.Territories;

namespace Tisserand.Data.Territories;

/// <summary>Commune d’une autre CPTS de l’installation : one that it holds whole.</summary>
/// <param name="Commune">The code asked about.</param>
/// <param name="Cpts">Name of that other CPTS.</param>
public sealed record CommuneOwner(string Commune, string Cpts);

/// <summary>
/// Which other CPTS of the installation hold a commune. Communes are public and so are the territories of the CPTS: nothing
/// but the name is said. Whole communes only, since a city may be shared by parts.
/// </summary>
public sealed class CommuneOwners(WholeInstallation installation)
{
    /// <summary>The other CPTS that hold one of these communes whole on that day; Paris holds its arrondissements and they it.</summary>
    public async Task<ILookup<string, string>> Others(CptsId here, IEnumerable<string> communes, DateOnly day, CancellationToken cancellationToken)
    {
        var asked = communes.SelectMany(Touching, (commune, held) => (commune, held)).ToLookup(p => p.held, p => p.commune, StringComparer.Ordinal);
        var codes = asked.Select(g => g.Key).ToList();
        var rows = codes.Count == 0 ? [] : await installation.Ask(db => (
            from line in WholeInstallation.Rows<TerritoryLine>(db)
            join cpts in db.Set<Cpts>() on line.CptsId equals cpts.Id
            where line.CptsId != here && line.PartPopulation == null && codes.Contains(line.Commune)
                && line.JoinedOn <= day && (line.LastDay == null || line.LastDay >= day)
            orderby cpts.Name
            select new { line.Commune, cpts.Name }).ToListAsync(cancellationToken));
        return rows.SelectMany(r => asked[r.Commune], (r, commune) => new CommuneOwner(commune, r.Name))
            .Distinct().ToLookup(o => o.Commune, o => o.Cpts, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Touching(string code) =>
        Geography.Current.DirectoryCodes([code]).Concat(Geography.Current.Find(code)?.ParentCode is { } parent ? [parent] : []);
}
