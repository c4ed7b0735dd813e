using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Features.Accounting;

/// <summary>What came of validating several drafts.</summary>
/// <param name="Left">Why the others were left.</param>
public sealed record Validation(int Count, IReadOnlyList<Refusal> Left);

/// <summary>Validates drafts, in the order of their days: each takes the next number of its year, and never changes again. Removes a draft.</summary>
public sealed class ValidateEntries(TisserandDb db)
{
    public Task<Validation> Validate(IReadOnlyCollection<Guid> entries, DateOnly today, CancellationToken cancellationToken)
    {
        var ids = entries.Distinct().ToList();
        return db.Serially(async () =>
        {
            var years = (await db.ReadFiscalYears(cancellationToken)).ToDictionary(y => y.Id);
            var drafts = await db.Set<Entry>().Where(e => EF.Parameter(ids).Contains(e.Id) && e.Number == null).OrderBy(e => e.On).ThenBy(e => e.Id).ToListAsync(cancellationToken);
            var refusals = drafts.ConvertAll(d => d.Validate(years[d.FiscalYearId], today));
            return new Validation(refusals.Count(r => r.Count == 0), [.. refusals.SelectMany(r => r).Distinct()]);
        }, cancellationToken);
    }
}
