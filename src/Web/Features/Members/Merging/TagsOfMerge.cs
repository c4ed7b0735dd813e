using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members.Merging;

/// <summary>What both entries bear, tags, roles and skills alike, is borne once.</summary>
internal sealed class TagsOfMerge(TisserandDb db) : ISettleMerge
{
    public int Order => 50;

    public async Task<MergeSettlement> Settle(Guid kept, Guid other, CancellationToken cancellationToken)
    {
        var tags = await db.Set<TagOfMember>().Where(t => t.MemberId == kept || t.MemberId == other).ToListAsync(cancellationToken);
        db.RemoveRange(tags.Where(t => t.MemberId == other && tags.Exists(k => k.MemberId == kept && k.TagId == t.TagId)));
        var competences = await db.Set<MemberCompetence>().Where(c => c.MemberId == kept || c.MemberId == other).ToListAsync(cancellationToken);
        db.RemoveRange(competences.Where(c => c.MemberId == other
            && competences.Exists(k => k.MemberId == kept && (k.FoldedLabel, k.StartsOn, k.EndsOn) == (c.FoldedLabel, c.StartsOn, c.EndsOn))));
        return new([], []);
    }
}
