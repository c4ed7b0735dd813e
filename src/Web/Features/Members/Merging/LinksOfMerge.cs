using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members.Merging;

/// <summary>Two links of a person with one structure become one; of two principal representatives of a structure, that of the entry kept stays.</summary>
internal sealed class LinksOfMerge(TisserandDb db) : ISettleMerge
{
    public int Order => 40;

    public async Task<MergeSettlement> Settle(Guid kept, Guid other, CancellationToken cancellationToken)
    {
        var links = await db.Set<StructureLink>().Where(l => l.StructureId == kept || l.StructureId == other || l.PersonId == kept || l.PersonId == other).ToListAsync(cancellationToken);
        var notes = new List<string>();
        static Guid OtherEnd(StructureLink link, Guid of) => link.StructureId == of ? link.PersonId : link.StructureId;
        static bool Is(StructureLink link, Guid id) => link.StructureId == id || link.PersonId == id;
        var ofKept = links.FindAll(l => Is(l, kept));
        foreach (var link in links.FindAll(l => Is(l, other)))
        {
            if (ofKept.Find(l => OtherEnd(l, kept) == OtherEnd(link, other)) is { } same)
            {
                same.TakeOver(link);
                db.Remove(link);
                notes.Add("Les deux fiches ont un lien avec la même fiche\u00A0: un seul est gardé.");
            }
            else if (link.IsPrincipal && link.StructureId == other && ofKept.Exists(l => l.IsPrincipal && l.StructureId == kept))
            {
                link.GiveWay();
                notes.Add("Chaque fiche a son représentant principal\u00A0: celui de la fiche gardée le reste.");
            }
        }
        return new(notes, []);
    }
}
