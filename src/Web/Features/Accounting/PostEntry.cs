using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.Accounting;

namespace Tisserand.Web.Features.Accounting;

/// <summary>Writes facts in the ledger, as drafts: balanced, in an open month, once for each source. See <see cref="IPostEntries"/>.</summary>
public sealed class PostEntry(TisserandDb db)
{
    public async Task<Outcome<Entry>> Post(Posting posting, CancellationToken cancellationToken)
    {
        var outcome = await PostAll([posting], cancellationToken);
        return outcome.Succeeded ? outcome.Value.Entries[0] : outcome.Refusals.ToList();
    }

    public Task<Outcome<Posted>> PostAll(IReadOnlyCollection<Posting> postings, CancellationToken cancellationToken) =>
        db.WithinSerialWork(() => Write(postings, keptOnly: false, cancellationToken), cancellationToken);

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
