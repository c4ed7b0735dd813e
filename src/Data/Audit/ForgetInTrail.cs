using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Tisserand.Data.Audit;

/// <summary>A record, as the audit trail names it.</summary>
public readonly record struct TrailKey(string Entity, string Id);

/// <summary>
/// Takes out of the audit trail what it holds of an erased person: the lines stay (what kind of record, when, by whom), the values go.
/// The one place where a line is changed after it was written.
/// </summary>
public static class ForgetInTrail
{
    /// <summary>What stands in the place of a value.</summary>
    public const string Erased = "effacé";

    /// <summary>How the audit trail names a followed row: by its key.</summary>
    public static string KeyOf(this TisserandDb db, object row)
    {
        ArgumentNullException.ThrowIfNull(db);
        var entry = db.Entry(row);
        return string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => Convert.ToString(entry.Property(p.Name).CurrentValue, CultureInfo.InvariantCulture)));
    }

    /// <summary>
    /// Changes, in the context, the lines of these records and of every record, gone ones included, that ever pointed to one of
    /// <paramref name="ids"/>. The caller saves. Answers how many lines lost a value.
    /// </summary>
    /// <param name="goes">By entity and property: whether the value goes.</param>
    public static async Task<int> Forget(
        this TisserandDb db, IReadOnlyCollection<Guid> ids, IReadOnlyCollection<TrailKey> records, Func<string, string, bool> goes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(goes);
        var keys = new HashSet<TrailKey>(records);
        foreach (var id in ids.Select(i => i.ToString("D", CultureInfo.InvariantCulture)))
        {
            keys.UnionWith((await db.Set<AuditEntry>().Where(e => e.Changes.Contains(id)).Select(e => new { e.Entity, e.EntityId }).Distinct().ToListAsync(cancellationToken))
                .Select(e => new TrailKey(e.Entity, e.EntityId)));
        }
        var changed = 0;
        foreach (var kind in keys.GroupBy(k => k.Entity, k => k.Id))
        {
            foreach (var some in kind.Chunk(500))
            {
                foreach (var line in await db.Set<AuditEntry>().Where(e => e.Entity == kind.Key && EF.Parameter(some).Contains(e.EntityId)).ToListAsync(cancellationToken))
                {
                    if (Without(line.Changes, property => goes(kind.Key, property)) is { } left)
                    {
                        db.Entry(line).Property(e => e.Changes).CurrentValue = left;
                        changed++;
                    }
                }
            }
        }
        return changed;
    }

    /// <summary>The changes without the values that go; null when there is none of them.</summary>
    private static string? Without(string changes, Func<string, bool> goes)
    {
        var root = JsonNode.Parse(changes)!.AsObject();
        var changed = false;
        foreach (var pair in root.Where(p => goes(p.Key)).Select(p => p.Value!.AsArray()))
        {
            for (var i = 0; i < pair.Count; i++)
            {
                if (pair[i] is { } value && !(value.GetValueKind() == JsonValueKind.String && (string)value! is Erased or ""))
                {
                    pair[i] = Erased;
                    changed = true;
                }
            }
        }
        return changed ? root.ToJsonString(AuditTrail.Json) : null;
    }
}
