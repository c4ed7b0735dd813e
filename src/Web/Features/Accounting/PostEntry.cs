using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Features.Accounting;

/// <summary>What was written, one entry for each fact.</summary>
public sealed record Posted(IReadOnlyList<Entry> Entries);

/// <summary>
/// Writes a fact in the ledger, as a draft: balanced, in an open month, once for each source. Within the work of whoever calls when
/// that is done serially (then it is kept or lost with it), else on its own.
/// </summary>
public sealed class PostEntry(TisserandDb db)
{
    /// <summary>Refuses all that <see cref="Entry.Write"/> refuses, and a source that stands in the ledger already.</summary>
    public async Task<Outcome<Entry>> Post(Posting posting, CancellationToken cancellationToken)
    {
        var outcome = await PostAll([posting], cancellationToken);
        return outcome.Succeeded ? outcome.Value.Entries[0] : outcome.Refusals.ToList();
    }

    /// <summary>All of them, or none.</summary>
    public Task<Outcome<Posted>> PostAll(IReadOnlyCollection<Posting> postings, CancellationToken cancellationToken) =>
        db.WithinSerialWork(() => Write(postings, keptOnly: false, cancellationToken), cancellationToken);

    /// <summary>
    /// For facts that happen whether or not the accounts are kept here: those before the first fiscal year, or without any, are left
    /// out, and the year that follows the last one is opened when a fact falls in it.
    /// </summary>
    public Task<Outcome<Posted>> PostKept(IReadOnlyCollection<Posting> postings, CancellationToken cancellationToken) =>
        db.WithinSerialWork(() => Write(postings, keptOnly: true, cancellationToken), cancellationToken);

    private async Task<Outcome<Posted>> Write(IReadOnlyCollection<Posting> postings, bool keptOnly, CancellationToken cancellationToken)
    {
        if (postings.Count == 0)
        {
            return new Posted([]);
        }
        var years = await db.ReadFiscalYears(cancellationToken);
        if (keptOnly)
        {
            postings = [.. postings.Where(p => years.Count > 0 && p.On >= years[0].Start)];
            if (postings.Any(p => years[^1].Following().Period.Contains(p.On)))
            {
                years.Add(years[^1].Following());
                db.Add(years[^1]);
            }
        }
        var (kinds, ids) = (postings.Select(p => p.Source.Kind).Distinct().ToList(), postings.Select(p => p.Source.Id).Distinct().ToList());
        var before = await db.Set<Entry>().Where(e => EF.Parameter(kinds).Contains(e.SourceKind) && EF.Parameter(ids).Contains(e.SourceId)).ToListAsync(cancellationToken);
        var standing = before.Union(db.Set<Entry>().Local).ToLookup(e => e.Source);
        var chart = await db.ReadChart(cancellationToken);
        var (written, refusals) = (new List<Entry>(), new List<Refusal>());
        foreach (var posting in postings)
        {
            if (standing[posting.Source].Any(e => !e.IsReversed) || written.Exists(e => e.Source == posting.Source))
            {
                refusals.Add(new("already-posted", $"«\u00A0{posting.Label}\u00A0» est déjà dans les comptes."));
                continue;
            }
            var entry = Entry.Write(posting, years.Find(y => y.Period.Contains(posting.On)), chart, standing[posting.Source].Count());
            refusals.AddRange(entry.Refusals);
            if (entry.Succeeded)
            {
                written.Add(entry.Value);
            }
        }
        if (refusals.Count > 0)
        {
            return refusals.Distinct().ToList();
        }
        db.AddRange(written);
        return new Posted(written);
    }
}
