using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Members;

/// <summary>Ties a person to a structure. Of two who name a principal representative at the same second, the last one holds.</summary>
public sealed class TieToStructure(TisserandDb db)
{
    /// <summary>Refuses entries that are no more, two persons, two structures.</summary>
    /// <param name="one">The structure or the person; <paramref name="other"/> is the other.</param>
    public Task<Outcome<StructureLink>> Tie(Guid one, Guid other, StructureTie tie, bool principal, CancellationToken cancellationToken) => db.Serially<Outcome<StructureLink>>(async () =>
    {
        var both = await db.Set<Member>().Where(m => m.Id == one || m.Id == other).ToListAsync(cancellationToken);
        if (both.Find(m => m.IsStructure) is not { } structure || both.Find(m => m != structure) is not { } person)
        {
            return new Refusal("structure-and-person", "Un lien unit une structure et une personne\u00A0: choisissez l’une et l’autre.");
        }
        var links = await db.Set<StructureLink>().Where(l => l.StructureId == structure.Id).ToListAsync(cancellationToken);
        var link = StructureLink.Tied(structure, person, tie, principal, links);
        if (link.Value is { } fresh && !links.Contains(fresh))
        {
            db.Add(fresh);
        }
        return link;
    }, cancellationToken);
}
