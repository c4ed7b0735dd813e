using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Banking;

namespace Tisserand.Web.Features.Banking;

/// <summary>A line of a statement, and what its acceptance names of what is awaited.</summary>
public sealed record MatchChoice(Guid Line, IReadOnlyList<(string Kind, Guid Id)> With);

/// <summary>Rapprochement : what a line of a statement pays is marked so, on the day of the bank; undone likewise.</summary>
public sealed class MatchLines(TisserandDb db, IEnumerable<IAwaitMovements> sources, Author author, Clock clock) : IMatchRecorded
{
    /// <summary>What was settled longer than this before a line, in days, is not that line.</summary>
    private const int Behind = 60;

    private const string Start = "start";

    /// <summary>What every module waits to see. A fixed number of queries.</summary>
    public async Task<IReadOnlyList<AwaitedMovement>> Awaited(CancellationToken cancellationToken)
    {
        var since = (await db.Set<BankLine>().Where(l => l.MatchedKind == null).MinAsync(l => (DateOnly?)l.On, cancellationToken) ?? clock.Today).AddDays(-Behind);
        var awaited = new List<AwaitedMovement>();
        foreach (var source in sources)
        {
            awaited.AddRange(await source.Awaited(since, cancellationToken));
        }
        // What a module says of its fact, the ledger need not say of the entry.
        var told = awaited.Where(a => a.Fact is null).Select(a => a.Id).ToHashSet();
        awaited.RemoveAll(a => a.Fact is { } fact && told.Contains(fact));
        return awaited;
    }

    /// <summary>Refuses what the line and the modules refuse.</summary>
    public Task<List<Refusal>> Accept(MatchChoice choice, CancellationToken cancellationToken) => AcceptAll([choice], cancellationToken);

    /// <summary>All of them, or none.</summary>
    public Task<List<Refusal>> AcceptAll(IReadOnlyCollection<MatchChoice> choices, CancellationToken cancellationToken) => Whole(async () =>
    {
        var ids = choices.Select(c => c.Line).ToList();
        var lines = await db.Set<BankLine>().Include(l => l.Matches).Where(l => EF.Parameter(ids).Contains(l.Id)).ToDictionaryAsync(l => l.Id, cancellationToken);
        var awaited = (await Awaited(cancellationToken)).ToDictionary(a => (a.Kind, a.Id));
        foreach (var choice in choices)
        {
            var with = choice.With.Distinct().Select(w => awaited.GetValueOrDefault(w)).OfType<AwaitedMovement>().ToList();
            var refusals = with.Count < choice.With.Distinct().Count()
                ? [new("not-awaited", "Ce mouvement n’est plus attendu\u00A0: il a été réglé entre-temps.")]
                : await Settle(lines[choice.Line], with, cancellationToken);
            if (refusals.Count > 0)
            {
                return refusals;
            }
            // The next ones count with this one: receipts are numbered, transfers of a batch are counted.
            await db.SaveChangesAsync(cancellationToken);
        }
        return [];
    }, cancellationToken);

    public Task<List<Refusal>> Match(Guid line, string kind, Func<Task<Outcome<Guid>>> record, CancellationToken cancellationToken) => Whole(async () =>
    {
        var recorded = await record();
        if (!recorded.Succeeded)
        {
            return [.. recorded.Refusals];
        }
        await db.SaveChangesAsync(cancellationToken);
        var found = await db.Set<BankLine>().Include(l => l.Matches).SingleOrDefaultAsync(l => l.Id == line, cancellationToken);
        var awaited = found is null ? null : (await Awaited(cancellationToken)).FirstOrDefault(a => a.Kind == kind && a.Id == recorded.Value && a.MayBe(found));
        return awaited is null ? [new("not-awaited", "Cette ligne de relevé n’est plus à rapprocher, ou ce que vous avez saisi n’est pas ce qu’elle paie\u00A0: vérifiez la date.")] : await Settle(found!, [awaited], cancellationToken);
    }, cancellationToken);

    public Task<List<Refusal>> Undo(Guid id, CancellationToken cancellationToken) => Whole(async () =>
    {
        var line = await db.Set<BankLine>().Include(l => l.Matches).SingleAsync(l => l.Id == id, cancellationToken);
        if (!line.IsMatched)
        {
            return [new("not-matched", "Cette ligne n’est pas rapprochée.")];
        }
        var settled = line.Matches.Where(m => m.Settled).ToList();
        line.Unmatch();
        foreach (var match in settled)
        {
            var refusals = await sources.Single(s => s.Kind == match.Kind).Unsettle(match.FactId, cancellationToken);
            if (refusals.Count > 0)
            {
                return refusals;
            }
        }
        return [];
    }, cancellationToken);

    private async Task<List<Refusal>> Settle(BankLine line, List<AwaitedMovement> with, CancellationToken cancellationToken)
    {
        var refusals = line.Match(with, author.Name);
        if (refusals.Count > 0)
        {
            return refusals;
        }
        foreach (var awaited in with)
        {
            if (awaited.IsSettled)
            {
                line.Keep(awaited.Kind, awaited.Id, settled: false);
                continue;
            }
            var facts = await sources.Single(s => s.Kind == awaited.Kind).Settle(awaited, line, clock.Today, cancellationToken);
            if (!facts.Succeeded)
            {
                return [.. facts.Refusals];
            }
            foreach (var fact in facts.Value)
            {
                line.Keep(awaited.Kind, fact, settled: true);
            }
        }
        return [];
    }

    /// <summary>All of it, or nothing: what was saved on the way goes too.</summary>
    private Task<List<Refusal>> Whole(Func<Task<List<Refusal>>> work, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        await db.Database.CurrentTransaction!.CreateSavepointAsync(Start, cancellationToken);
        var refusals = await work();
        if (refusals.Count > 0)
        {
            await db.Database.CurrentTransaction.RollbackToSavepointAsync(Start, cancellationToken);
            db.ChangeTracker.Clear();
        }
        return refusals;
    }, cancellationToken);
}
