using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.History;

namespace Tisserand.Web.Features.Members;

/// <summary>The names of the colleges and tags, for the audit trail.</summary>
internal sealed class NamesOfGroups(TisserandDb db) : INamedRecords
{
    public async Task<IReadOnlyDictionary<Guid, string>> Names(CancellationToken cancellationToken) =>
        await db.Set<College>().Select(c => new { c.Id, c.Name }).Concat(db.Set<Tag>().Select(t => new { t.Id, t.Name })).ToDictionaryAsync(n => n.Id, n => n.Name, cancellationToken);
}
