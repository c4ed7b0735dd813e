using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members.Directory;

/// <summary>
/// Both entries have a card of directory: that of the entry kept stays, completed by the other. Their consents all follow the person,
/// each with its proof: of two to the same thing, both hold and both are withdrawn together.
/// </summary>
internal sealed class DirectoryCardsOfMerge(TisserandDb db) : ISettleMerge
{
    public int Order => 40;

    public async Task<MergeSettlement> Settle(Guid kept, Guid other, CancellationToken cancellationToken)
    {
        var cards = await db.Set<DirectoryCard>().Where(c => c.MemberId == kept || c.MemberId == other).ToListAsync(cancellationToken);
        if (cards.Count < 2)
        {
            return new([], []);
        }
        var (stays, goes) = (cards.Single(c => c.MemberId == kept), cards.Single(c => c.MemberId == other));
        var refusals = stays.Say(stays.Mssante.Length > 0 ? stays.Mssante : goes.Mssante, stays.Skills.Length > 0 ? stays.Skills : goes.Skills);
        db.Remove(goes);
        return new(["Les deux fiches ont une carte d’annuaire\u00A0: celle de la fiche gardée reste, complétée par l’autre."], refusals);
    }
}
