using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Territories;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Territories;

namespace Tisserand.Web.Features.Territories;

/// <summary>What was added, what to say of former codes, and which communes another CPTS holds too.</summary>
public sealed record AddedCommunes(IReadOnlyList<TerritoryLine> Lines, IReadOnlyList<string> Notes, IReadOnlyList<string> Warnings);

/// <summary>Communes join the territory together, all or none: from the search, a pasted list, an EPCI or the map.</summary>
public sealed class AddCommunes(TisserandDb db, TerritoryQueries territories, CommuneOwners owners)
{
    public async Task<Outcome<AddedCommunes>> Add(IReadOnlyCollection<string> codes, LineTerms terms, CancellationToken cancellationToken)
    {
        if (codes.Count == 0)
        {
            return new Refusal("nothing-chosen", "Choisissez au moins une commune.");
        }
        var territory = await territories.ReadForChange(cancellationToken);
        var joined = codes.Select(code => territory.Join(code, terms)).ToList();
        var refusals = joined.SelectMany(j => j.Refusals).Distinct().ToList();
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var lines = joined.ConvertAll(j => j.Required.Line);
        db.AddRange(lines);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            return new Refusal("territory-changed", "Le territoire vient d’être modifié par quelqu’un d’autre. Vérifiez la liste, puis recommencez.");
        }
        var others = await owners.Others(db.Cpts.Required, lines.Where(l => !l.IsPart).Select(l => l.Commune), terms.JoinedOn!.Value, cancellationToken);
        return new AddedCommunes(
            lines,
            [.. joined.Select(j => j.Required.Note).OfType<string>()],
            [.. lines.Where(l => others[l.Commune].Any()).Select(l => $"{l.Name} est aussi dans le territoire de {string.Join(", ", others[l.Commune])}.")]);
    }
}
