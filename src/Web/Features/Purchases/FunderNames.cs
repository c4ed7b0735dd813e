using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell.Accounting;

namespace Tisserand.Web.Features.Purchases;

/// <summary>The funders, to the ledger.</summary>
internal sealed class FunderNames(TisserandDb db) : INameFunders
{
    public async Task<IReadOnlyDictionary<string, string>> Names(CancellationToken cancellationToken) =>
        await db.Set<Funder>().ToDictionaryAsync(f => f.Id.ToString(), f => f.Name, cancellationToken);
}
