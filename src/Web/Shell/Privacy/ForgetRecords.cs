using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Data.Documents;
using Tisserand.Domain.Documents;

namespace Tisserand.Web.Shell.Privacy;

/// <summary>Deletes records for good: the rows, the files joined to them, and their values in the audit trail.</summary>
public sealed class ForgetRecords(TisserandDb db, FileStore store)
{
    /// <summary>Within the transaction of the caller, which it saves.</summary>
    public async Task Forget(IReadOnlyCollection<object> rows, CancellationToken cancellationToken)
    {
        var keys = rows.Select(Key).ToList();
        foreach (var file in await FilesOf(rows, cancellationToken))
        {
            store.Remove(file);
        }
        db.RemoveRange(rows);
        await db.SaveChangesAsync(cancellationToken);
        await db.Forget([], keys, (_, _) => true, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Files joined to these rows.</summary>
    public async Task<IReadOnlyList<StoredFile>> FilesOf(IReadOnlyCollection<object> rows, CancellationToken cancellationToken)
    {
        var files = new List<StoredFile>();
        foreach (var kind in rows.GroupBy(r => db.Entry(r).Metadata.ClrType.Name))
        {
            var ids = kind.Select(r => Guid.TryParse(db.KeyOf(r), out var id) ? id : Guid.Empty).Where(i => i != Guid.Empty).ToList();
            foreach (var some in ids.Chunk(500))
            {
                files.AddRange(await db.Set<StoredFile>().Where(f => f.Subject == kind.Key && EF.Parameter(some).Contains(f.SubjectId)).ToListAsync(cancellationToken));
            }
        }
        return files;
    }

    public TrailKey Key(object row) => new(db.Entry(row).Metadata.ClrType.Name, db.KeyOf(row));
}
