using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Data.Reference;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;

namespace Tisserand.Web.Features.Members;

/// <summary>Couverture du territoire : members, structures apart, beside the professionals of the public directory, in two queries.</summary>
public sealed class ReadCoverage(TisserandDb db, DirectoryQueries directory)
{
    /// <summary>Professions of the territory, in the order of the lists of a CPTS.</summary>
    public async Task<IReadOnlyList<Coverage>> On(IReadOnlyList<string> territory, DateOnly today, CancellationToken cancellationToken)
    {
        var inside = Inside(territory);
        var members = await db.Set<Member>().In(db, MembershipState.Current, today).Where(m => m.Kind == MemberKind.Person && inside.Contains(m.Id))
            .GroupBy(m => m.Profession)
            .Select(g => new { Profession = g.Key, All = g.Count(), Liberal = g.Count(m => m.IsLiberal), Salaried = g.Count(m => m.IsSalaried) })
            .ToListAsync(cancellationToken);
        var professionals = await directory.Coverage(territory, cancellationToken);
        return Beside(
            members.Select(m => new ProfessionCount(m.Profession, m.All, m.Liberal, m.Salaried)),
            professionals);
    }

    /// <summary>The same in each commune that has a professional or a member, by name.</summary>
    public async Task<IReadOnlyList<CommuneCoverage>> ByCommune(IReadOnlyList<string> territory, DateOnly today, CancellationToken cancellationToken)
    {
        var codes = Geography.Current.DirectoryCodes(territory);
        var current = db.Set<Member>().In(db, MembershipState.Current, today);
        // Two places of one member in one commune count once.
        var members = await (from s in db.Set<PracticeSite>()
                             where EF.Parameter(codes).Contains(s.Commune)
                             join m in current on s.MemberId equals m.Id
                             group m by new { s.Commune, m.Profession } into g
                             select new
                             {
                                 g.Key.Commune,
                                 g.Key.Profession,
                                 All = g.Select(m => m.Id).Distinct().Count(),
                                 Liberal = g.Where(m => m.IsLiberal).Select(m => m.Id).Distinct().Count(),
                                 Salaried = g.Where(m => m.IsSalaried).Select(m => m.Id).Distinct().Count(),
                             }).ToListAsync(cancellationToken);
        var ours = members.ToLookup(m => m.Commune, m => new ProfessionCount(m.Profession, m.All, m.Liberal, m.Salaried));
        var all = (await directory.CoverageByCommune(territory, cancellationToken))
            .ToLookup(c => c.Commune, c => new ProfessionCount(c.Profession, c.Total, c.Liberal, c.Salaried));
        return
        [
            .. ours.Select(g => g.Key).Union(all.Select(g => g.Key))
                .Select(c => new CommuneCoverage(c, Beside(ours[c], all[c])))
                .Where(c => c.Professions.Count > 0),
        ];
    }

    /// <summary>The coverage on the day of each reading, the oldest first; readings of one territory share the two queries on members.</summary>
    /// <param name="profession">Null for all.</param>
    /// <param name="commune">One commune; null for the whole territory.</param>
    public async Task<IReadOnlyList<CoverageOnDay>> Over(string? profession, string? commune, CancellationToken cancellationToken)
    {
        var place = commune ?? "";
        var readings = await db.Set<CoverageReading>().AsNoTracking().OrderBy(r => r.Day)
            .Select(r => new
            {
                r.Day,
                r.ExtractedOn,
                r.Communes,
                Counts = r.Counts.Where(c => c.Commune == place && (profession == null || c.Profession == profession)).ToList(),
            }).ToListAsync(cancellationToken);
        var points = new List<CoverageOnDay>();
        foreach (var territory in readings.GroupBy(r => commune ?? r.Communes))
        {
            var members = await Moves(territory.Key.Split(' ', StringSplitOptions.RemoveEmptyEntries), profession, cancellationToken);
            points.AddRange(territory.Select(r => new CoverageOnDay(r.Day, r.ExtractedOn,
                new(members.Sum(m => m.On(r.Day, m.All)), r.Counts.Sum(c => c.Total)),
                new(members.Sum(m => m.On(r.Day, m.Liberal)), r.Counts.Sum(c => c.Liberal)),
                new(members.Sum(m => m.On(r.Day, m.Salaried)), r.Counts.Sum(c => c.Salaried)))));
        }
        return [.. points.OrderBy(p => p.Day)];
    }

    /// <summary>How many became members, and ceased to be, on each day: summed up to a day, they tell the members of that day.</summary>
    private async Task<List<Move>> Moves(IReadOnlyList<string> territory, string? profession, CancellationToken cancellationToken)
    {
        var inside = Inside(territory);
        var periods = from p in db.Set<Membership>()
                      join m in db.Set<Member>() on p.MemberId equals m.Id
                      where inside.Contains(m.Id) && m.Profession != Member.OtherProfession && (profession == null || m.Profession == profession)
                      select new { p.StartsOn, p.EndsOn, m.IsLiberal, m.IsSalaried };
        var starts = await periods.GroupBy(p => p.StartsOn)
            .Select(g => new Move(g.Key, 1, g.Count(), g.Count(p => p.IsLiberal), g.Count(p => p.IsSalaried))).ToListAsync(cancellationToken);
        var ends = await periods.Where(p => p.EndsOn != null).GroupBy(p => p.EndsOn!.Value)
            .Select(g => new Move(g.Key, -1, g.Count(), g.Count(p => p.IsLiberal), g.Count(p => p.IsSalaried))).ToListAsync(cancellationToken);
        return [.. starts, .. ends];
    }

    private IQueryable<Guid> Inside(IReadOnlyList<string> territory)
    {
        var codes = Geography.Current.DirectoryCodes(territory);
        return db.Set<PracticeSite>().Where(s => EF.Parameter(codes).Contains(s.Commune)).Select(s => s.MemberId);
    }

    private static List<Coverage> Beside(IEnumerable<ProfessionCount> members, IEnumerable<ProfessionCount> professionals)
    {
        var ours = members.Where(m => m.Profession != Member.OtherProfession).ToDictionary(m => m.Profession);
        var all = professionals.ToDictionary(p => p.Profession);
        return
        [
            .. all.Keys.Union(ours.Keys)
                .OrderBy(p => Nomenclature.FindProfession(p)?.Order ?? int.MaxValue).ThenBy(p => p, StringComparer.Ordinal)
                .Select(p =>
                {
                    var (us, of) = (ours.GetValueOrDefault(p), all.GetValueOrDefault(p));
                    return new Coverage(p,
                        new(us?.Total ?? 0, of?.Total ?? 0), new(us?.Liberal ?? 0, of?.Liberal ?? 0), new(us?.Salaried ?? 0, of?.Salaried ?? 0));
                }),
        ];
    }

    /// <param name="Sign">1 for a first day of membership, -1 for a last one, which still counts.</param>
    private sealed record Move(DateOnly Day, int Sign, int All, int Liberal, int Salaried)
    {
        public int On(DateOnly day, int number) => Sign > 0 ? (Day <= day ? number : 0) : Day < day ? -number : 0;
    }
}
