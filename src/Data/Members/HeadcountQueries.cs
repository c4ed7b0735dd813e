using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Members;

/// <summary>Entrées et sorties : how many of a profession became members, or ceased to be, on a day.</summary>
/// <param name="Day">First day of membership, or last one, which still counts.</param>
public sealed record MembershipMove(string Profession, DateOnly Day, bool IsEnd, int Count);

/// <summary>The members of any day, from their dated periods.</summary>
public static class HeadcountQueries
{
    /// <summary>Every entry and every end, in two queries whatever the number of days asked about afterwards.</summary>
    public static async Task<IReadOnlyList<MembershipMove>> MembershipMoves(this TisserandDb db, CancellationToken cancellationToken)
    {
        var periods = from p in db.Set<Membership>()
                      join m in db.Set<Member>() on p.MemberId equals m.Id
                      select new { m.Profession, p.StartsOn, p.EndsOn };
        var starts = await periods.GroupBy(p => new { p.Profession, p.StartsOn })
            .Select(g => new MembershipMove(g.Key.Profession, g.Key.StartsOn, false, g.Count())).ToListAsync(cancellationToken);
        var ends = await periods.Where(p => p.EndsOn != null).GroupBy(p => new { p.Profession, EndsOn = p.EndsOn!.Value })
            .Select(g => new MembershipMove(g.Key.Profession, g.Key.EndsOn, true, g.Count())).ToListAsync(cancellationToken);
        return [.. starts, .. ends];
    }
}
