using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Banking;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Banking;

/// <summary>The transfers of a person follow the entry that stays.</summary>
internal sealed class TransfersOfMerge(TisserandDb db) : ISettleMerge
{
    public int Order => 50;

    public async Task<MergeSettlement> Settle(Guid kept, Guid other, CancellationToken cancellationToken)
    {
        foreach (var transfer in await db.Set<CreditTransfer>().Where(t => t.PayeeId == other).ToListAsync(cancellationToken))
        {
            db.Entry(transfer).Property(t => t.PayeeId).CurrentValue = kept;
        }
        return new([], []);
    }
}
