using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.History;

namespace Tisserand.Web.Features.Members;

/// <summary>The names of the colleges, for the audit trail.</summary>
internal sealed class NamesOfColleges(TisserandDb db) : INamedRecords
{
    public async Task<IReadOnlyDictionary<Guid, string>> Names(CancellationToken cancellationToken) =>
        await db.Set<College>().ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken);
}
