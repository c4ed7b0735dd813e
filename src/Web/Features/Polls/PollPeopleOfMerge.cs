using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Polls;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Polls;

/// <summary>Both entries asked by one poll: the last answers stay.</summary>
internal sealed class PollPeopleOfMerge(TisserandDb db) : ISettleMerge
{
    public int Order => 50;

    public async Task<MergeSettlement> Settle(Guid kept, Guid other, CancellationToken cancellationToken)
    {
        var lines = await db.Set<PollPerson>().Where(p => p.MemberId == kept || p.MemberId == other).ToListAsync(cancellationToken);
        var twice = lines.GroupBy(p => p.PollId).Where(g => g.Count() == 2).ToList();
        foreach (var pair in twice)
        {
            var stays = PollPerson.Stays(pair.Single(p => p.MemberId == kept), pair.Single(p => p.MemberId == other));
            db.RemoveRange(pair.Where(p => p != stays));
        }
        return new(twice.Count == 0 ? [] : [French.Count(twice.Count, "sondage de dates interroge les deux fiches\u00A0: la dernière réponse reste.", "sondages de dates interrogent les deux fiches\u00A0: la dernière réponse reste.")], []);
    }
}
