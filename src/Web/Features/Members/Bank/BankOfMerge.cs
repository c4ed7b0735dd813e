using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members.Bank;

/// <summary>One person has one account to be paid on: of two, that of the entry kept stays. The readings of both follow.</summary>
internal sealed class BankOfMerge(TisserandDb db) : ISettleMerge
{
    public int Order => 40;

    public async Task<MergeSettlement> Settle(Guid kept, Guid other, CancellationToken cancellationToken)
    {
        var both = await db.Set<BankDetails>().Where(b => b.MemberId == kept || b.MemberId == other).ToListAsync(cancellationToken);
        if (both is not [_, _])
        {
            return new([], []);
        }
        var (stays, goes) = (both.Single(b => b.MemberId == kept), both.Single(b => b.MemberId == other));
        db.Remove(goes);
        return new(stays.Iban == goes.Iban ? [] : ["Les deux fiches ont des coordonnées bancaires différentes\u00A0: celles de la fiche gardée restent."], []);
    }
}
