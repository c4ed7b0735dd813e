using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Features.Accounting;

/// <summary>Marks lines of an account that settle each other, or takes the marks away.</summary>
public sealed class LetterLines(TisserandDb db)
{
    public Task<List<Refusal>> Mark(IReadOnlyCollection<Guid> lines, DateOnly today, CancellationToken cancellationToken)
    {
        var ids = lines.Distinct().ToList();
        return db.Serially(async () =>
        {
            var found = await db.Set<EntryLine>().Where(l => EF.Parameter(ids).Contains(l.Id)).ToListAsync(cancellationToken);
            var account = found.Count > 0 ? found[0].Account : "";
            // « ZZ » comes before « AAA »: the longest first.
            var last = await db.Set<EntryLine>().Where(l => l.Account == account && l.Letter != null).OrderByDescending(l => l.Letter!.Length).ThenByDescending(l => l.Letter).Select(l => l.Letter).FirstOrDefaultAsync(cancellationToken);
            return Lettering.Mark(found, Lettering.After(last), today);
        }, cancellationToken);
    }

    /// <summary>Of every line that bears these letters in the account; how many.</summary>
    public Task<int> Unmark(string account, string letters, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        var found = await db.Set<EntryLine>().Where(l => l.Account == account && l.Letter == letters).ToListAsync(cancellationToken);
        found.ForEach(l => l.Unmark());
        return found.Count;
    }, cancellationToken);
}
