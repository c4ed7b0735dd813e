using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Web.Shell.Privacy;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Nobody is erased whom the CPTS still owes an approved indemnity.</summary>
internal sealed class IndemnitiesStillOwed(TisserandDb db) : IRefuseErasure
{
    public async Task<IReadOnlyList<Refusal>> Check(Guid member, DateOnly today, CancellationToken cancellationToken)
    {
        var owed = await db.Set<IndemnityLine>().Where(l => l.MemberId == member && l.State == IndemnityState.Approved).Select(l => l.Amount.Cents).ToListAsync(cancellationToken);
        return owed.Count == 0 ? [] : [new("indemnity-owed", $"{FrenchNumber.Euros(new Money(owed.Sum()))} d’indemnités approuvées restent à payer à cette personne\u00A0: payez-les, ou reprenez leur approbation, d’abord.")];
    }
}
