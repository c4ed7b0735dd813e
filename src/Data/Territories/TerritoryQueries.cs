using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Reference;
using Tisserand.Domain.Territories;

namespace Tisserand.Data.Territories;

/// <summary>
/// The territory of the current CPTS, as one query: a territory has some hundred lines, and the rules are those of the domain.
/// Scoped: the menu, the page and its lists share the one reading of a request.
/// </summary>
public sealed class TerritoryQueries(TisserandDb db)
{
    private Task<Territory>? _read;

    /// <summary>All lines, past and to come, for reading; read once in a scope.</summary>
    public Task<Territory> Read(CancellationToken cancellationToken) => _read ??= Load(tracked: false, cancellationToken);

    /// <summary>The lines of a day with population and size; costs no query when the territory was read in this scope.</summary>
    public async Task<TerritoryOnDay> On(DateOnly day, CancellationToken cancellationToken) => (await Read(cancellationToken)).On(day);

    /// <summary>All lines followed by the context: what is changed on them is saved by its next SaveChanges.</summary>
    public Task<Territory> ReadForChange(CancellationToken cancellationToken)
    {
        _read = null;
        return Load(tracked: true, cancellationToken);
    }

    private async Task<Territory> Load(bool tracked, CancellationToken cancellationToken)
    {
        var lines = tracked ? db.Set<TerritoryLine>() : db.Set<TerritoryLine>().AsNoTracking();
        return new Territory(await lines.OrderBy(l => l.JoinedOn).ThenBy(l => l.Commune).ToListAsync(cancellationToken), Geography.Current);
    }
}
