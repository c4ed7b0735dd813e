using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Features.Accounting;

/// <summary>Writes by hand a draft that exists already, anew; a new one is posted (<see cref="PostEntry"/>).</summary>
public sealed class WriteEntry(TisserandDb db)
{
    /// <summary>Null when this CPTS has no such entry.</summary>
    public Task<List<Refusal>?> Rewrite(Guid id, Posting posting, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        if (await db.Set<Entry>().Include(e => e.Lines).SingleOrDefaultAsync(e => e.Id == id, cancellationToken) is not { } entry)
        {
            return null;
        }
        var years = await db.ReadFiscalYears(cancellationToken);
        // A draft does not leave a closed month either.
        return years.Single(y => y.Id == entry.FiscalYearId).CheckOpen(entry.On, entry.Journal) is { } closed
            ? [closed]
            : entry.Rewrite(posting, years.Find(y => y.Period.Contains(posting.On)), await db.ReadChart(cancellationToken));
    }, cancellationToken);
}
