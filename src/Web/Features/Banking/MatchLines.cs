using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Banking;

namespace Tisserand.Web.Features.Banking;

/// <summary>Rapprochement : what a line of a statement pays is marked so, on the day of the bank; undone likewise.</summary>
public sealed class MatchLines(TisserandDb db, IEnumerable<IAwaitMovements> sources, Author author, Clock clock)
{
    /// <summary>What every module waits to see. A fixed number of queries.</summary>
    public async Task<IReadOnlyList<AwaitedMovement>> Awaited(CancellationToken cancellationToken)
    {
        var awaited = new List<AwaitedMovement>();
        foreach (var source in sources)
        {
            awaited.AddRange(await source.Awaited(cancellationToken));
        }
        return awaited;
    }

    /// <summary>Refuses what the line and the module refuse.</summary>
    public Task<List<Refusal>> Accept(Guid id, string? kind, Guid with, CancellationToken cancellationToken) => Change(id, async line =>
    {
        if (sources.FirstOrDefault(s => s.Kind == kind) is not { } source || (await source.Awaited(cancellationToken)).FirstOrDefault(a => a.Id == with) is not { } awaited)
        {
            return [new("not-awaited", "Ce mouvement n’est plus attendu\u00A0: il a été réglé entre-temps.")];
        }
        var refusals = line.Match(awaited, author.Name);
        return refusals.Count > 0 ? refusals : await source.Settle(with, line, clock.Today, cancellationToken);
    }, cancellationToken);

    public Task<List<Refusal>> Undo(Guid id, CancellationToken cancellationToken) => Change(id, async line =>
    {
        if (line is not { MatchedKind: { } kind, MatchedId: { } with })
        {
            return [new("not-matched", "Cette ligne n’est pas rapprochée.")];
        }
        line.Unmatch();
        return await sources.Single(s => s.Kind == kind).Unsettle(with, cancellationToken);
    }, cancellationToken);

    private Task<List<Refusal>> Change(Guid id, Func<BankLine, Task<List<Refusal>>> act, CancellationToken cancellationToken) => db.Serially(async Task<List<Refusal>> () =>
    {
        var refusals = await act(await db.Set<BankLine>().SingleAsync(l => l.Id == id, cancellationToken));
        if (refusals.Count > 0)
        {
            db.ChangeTracker.Clear();
        }
        return refusals;
    }, cancellationToken);
}
