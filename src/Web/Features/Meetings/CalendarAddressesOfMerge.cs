using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Meetings;

/// <summary>Both entries have an address of calendar: that of the entry kept stays, the other answers nobody any more.</summary>
internal sealed class CalendarAddressesOfMerge(TisserandDb db) : ISettleMerge
{
    public int Order => 21;

    public async Task<MergeSettlement> Settle(Guid kept, Guid other, CancellationToken cancellationToken)
    {
        var addresses = await db.Set<CalendarAddress>().Where(a => a.MemberId == kept || a.MemberId == other).ToListAsync(cancellationToken);
        if (addresses.Count < 2)
        {
            return new([], []);
        }
        db.Remove(addresses.Single(a => a.MemberId == other));
        return new(["Les deux fiches ont une adresse d’agenda\u00A0: celle de la fiche gardée reste."], []);
    }
}
