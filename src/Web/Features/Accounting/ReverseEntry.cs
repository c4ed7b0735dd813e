using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.Accounting;

namespace Tisserand.Web.Features.Accounting;

/// <summary>
/// Undoes what a fact wrote in the ledger: a validated entry by another, sides exchanged (contre-passation); a draft is removed.
/// See <see cref="IPostEntries"/>.
/// </summary>
public sealed class ReverseEntry(TisserandDb db)
{
    public Task<Outcome<Entry>> Reverse(PostingSource source, DateOnly on, CancellationToken cancellationToken) =>
        db.WithinSerialWork<Outcome<Entry>>(async () =>
            (await Standing([source], cancellationToken)).SingleOrDefault() is { } entry
                ? await Undo(entry, on, cancellationToken)
                : new Refusal("not-posted", "Cette opération n’est pas dans les comptes."), cancellationToken);

    public Task<Outcome<Posted>> ReversePosted(IReadOnlyCollection<PostingSource> sources, DateOnly on, CancellationToken cancellationToken) =>
        db.WithinSerialWork<Outcome<Posted>>(async () =>
        {
            var undone = new List<Outcome<Entry>>();
            foreach (var entry in await Standing(sources, cancellationToken))
            {
                undone.Add(await Undo(entry, on, cancellationToken));
            }
            var refusals = undone.SelectMany(u => u.Refusals).Distinct().ToList();
            return refusals.Count > 0 ? refusals : new Posted(undone.ConvertAll(u => u.Value!));
        }, cancellationToken);

    /// <summary>One entry, by its identifier, and the other half of a produit constaté d'avance; null when this CPTS has no such entry.</summary>
    public Task<Outcome<Entry>?> ReverseOne(Guid id, DateOnly on, CancellationToken cancellationToken) =>
        db.WithinSerialWork<Outcome<Entry>?>(async () =>
        {
            if (await db.Set<Entry>().Include(e => e.Lines).SingleOrDefaultAsync(e => e.Id == id, cancellationToken) is not { } entry)
            {
                return null;
            }
            var undone = await Undo(entry, on, cancellationToken);
            if (!undone.Succeeded || entry.Source.OtherHalf is not { } half || (await Standing([half], cancellationToken)).SingleOrDefault() is not { } other)
            {
                return undone;
            }
            var also = await Undo(other, on, cancellationToken);
            if (also.Succeeded)
            {
                return undone;
            }
            db.ChangeTracker.Clear();
            return also;
        }, cancellationToken);

    private Task<List<Entry>> Standing(IReadOnlyCollection<PostingSource> sources, CancellationToken cancellationToken)
    {
        var (kinds, ids) = (sources.Select(s => s.Kind).Distinct().ToList(), sources.Select(s => s.Id).Distinct().ToList());
        return db.Set<Entry>().Include(e => e.Lines).Where(e => EF.Parameter(kinds).Contains(e.SourceKind) && EF.Parameter(ids).Contains(e.SourceId) && !e.IsReversed)
            .ToListAsync(cancellationToken);
    }

    private async Task<Outcome<Entry>> Undo(Entry entry, DateOnly on, CancellationToken cancellationToken)
    {
        var years = await db.ReadFiscalYears(cancellationToken);
        if (entry.IsDraft)
        {
            return entry.CheckRemove(years.Single(y => y.Id == entry.FiscalYearId)) is { Count: > 0 } closed ? closed : await Remove(entry, cancellationToken);
        }
        var reversal = entry.Reverse(on < entry.On ? entry.On : on, years.Find(y => y.Period.Contains(on < entry.On ? entry.On : on)), await db.ReadChart(cancellationToken));
        if (reversal.Succeeded)
        {
            db.Add(reversal.Value);
        }
        return reversal;
    }

    /// <summary>Removes a draft; what it undid, if it undid something, holds again.</summary>
    private async Task<Entry> Remove(Entry draft, CancellationToken cancellationToken)
    {
        if (draft.SourceKind == PostingSource.Reversal)
        {
            (await db.Set<Entry>().SingleAsync(e => e.Id == draft.SourceId, cancellationToken)).Restore();
        }
        db.Remove(draft);
        return draft;
    }
}
