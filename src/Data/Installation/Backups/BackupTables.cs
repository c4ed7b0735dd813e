using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Tisserand.Data.Documents;

namespace Tisserand.Data.Installation.Backups;

/// <summary>The tables of a backup: all those of the model, taken from the model, so that none can be forgotten.</summary>
public static class BackupTables
{
    /// <summary>Tables of the model that are not written as rows, and why. A test reads this list.</summary>
    public static IReadOnlyDictionary<string, string> LeftOut { get; } = new Dictionary<string, string>
    {
        [StoredContent.TableName] = "its bytes are the files under documents/",
    };

    /// <summary>Names in the order in which they can be filled: those that others refer to first.</summary>
    public static IReadOnlyList<string> Names(TisserandDb db) => [.. Of(db).Select(t => t.Name)];

    internal static IReadOnlyList<ITable> Of(TisserandDb db)
    {
        var waiting = db.Model.GetRelationalModel().Tables.Where(t => !LeftOut.ContainsKey(t.Name)).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<ITable>(waiting.Count);
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(t => t.ForeignKeyConstraints.All(f => f.PrincipalTable == t || !waiting.Contains(f.PrincipalTable))).ToList();
            if (ready.Count == 0)
            {
                throw new NotSupportedException("Tables refer to each other in a circle: " + string.Join(", ", waiting.Select(t => t.Name)));
            }
            ordered.AddRange(ready);
            waiting.RemoveAll(ready.Contains);
        }
        return ordered;
    }

    internal static IReadOnlyList<ManifestColumn> Columns(ITable table) =>
        [.. table.Columns.Select(c => new ManifestColumn(c.Name, KindOf(c.StoreTypeMapping)))];

    private static ColumnKind KindOf(RelationalTypeMapping mapping) =>
        mapping is JsonTypeMapping ? ColumnKind.Json : ColumnKinds.Of(mapping.Converter?.ProviderClrType ?? mapping.ClrType);
}
