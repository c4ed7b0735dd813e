namespace Tisserand.Web.Shell.History;

/// <summary>Records of a module that others point to and that the audit trail says by name: colleges, tags. Few of them in a CPTS.</summary>
public interface INamedRecords
{
    /// <summary>In one query.</summary>
    Task<IReadOnlyDictionary<Guid, string>> Names(CancellationToken cancellationToken);
}

internal static class NamedRecords
{
    public static async Task AddTo(this IEnumerable<INamedRecords> named, Dictionary<Guid, string> names, CancellationToken cancellationToken)
    {
        foreach (var records in named)
        {
            foreach (var (id, name) in await records.Names(cancellationToken))
            {
                names[id] = name;
            }
        }
    }
}
