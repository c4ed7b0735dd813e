using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Governance;

/// <summary>What the pages ask of the interests declared.</summary>
public static class InterestQueries
{
    /// <summary>The last declaration of each person by a day.</summary>
    public static async Task<List<InterestDeclaration>> LastInterests(this TisserandDb db, DateOnly day, CancellationToken cancellationToken)
    {
        var all = db.Set<InterestDeclaration>().AsNoTracking().Where(d => d.DeclaredOn <= day);
        var read = await all.Where(d => !all.Any(later => later.MemberId == d.MemberId && later.DeclaredOn > d.DeclaredOn)).OrderBy(d => d.Id).ToListAsync(cancellationToken);
        return [.. read.GroupBy(d => d.MemberId).Select(g => g.Last())];
    }

    /// <summary>Ties that officers of a day declared with an organisation.</summary>
    public static async Task<IReadOnlyList<(string Name, string Tie)>> TiesWith(this TisserandDb db, string organisation, DateOnly day, CancellationToken cancellationToken)
    {
        var ties = (await db.LastInterests(day, cancellationToken)).SelectMany(d => d.With(organisation).Select(t => (d.MemberId, Tie: t))).ToList();
        var people = ties.Select(t => t.MemberId).Distinct().ToList();
        var names = await db.Set<Member>().Where(m => EF.Parameter(people).Contains(m.Id)).Select(m => new { m.Id, Name = m.FirstName + " " + m.LastName }).ToDictionaryAsync(m => m.Id, m => m.Name, cancellationToken);
        return [.. ties.Select(t => (names[t.MemberId], t.Tie)).OrderBy(t => t.Item1, StringComparer.Ordinal)];
    }
}
