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
        var codes = Geography.Current.DirectoryCodes(territory);
        var inside = db.Set<PracticeSite>().Where(s => EF.Parameter(codes).Contains(s.Commune)).Select(s => s.MemberId);
        var members = await db.Set<Member>().In(db, MembershipState.Current, today).Where(m => m.Kind == MemberKind.Person && inside.Contains(m.Id))
            .GroupBy(m => m.Profession)
            .Select(g => new { Profession = g.Key, All = g.Count(), Liberal = g.Count(m => m.IsLiberal), Salaried = g.Count(m => m.IsSalaried) })
            .ToDictionaryAsync(g => g.Profession, cancellationToken);
        var professionals = (await directory.Coverage(territory, cancellationToken)).ToDictionary(c => c.Profession);
        return
        [
            .. professionals.Keys.Union(members.Keys.Where(p => p != Member.OtherProfession))
                .OrderBy(p => Nomenclature.FindProfession(p)?.Order ?? int.MaxValue).ThenBy(p => p, StringComparer.Ordinal)
                .Select(p =>
                {
                    var ours = members.GetValueOrDefault(p);
                    var all = professionals.GetValueOrDefault(p);
                    return new Coverage(p,
                        new(ours?.All ?? 0, all?.Total ?? 0), new(ours?.Liberal ?? 0, all?.Liberal ?? 0), new(ours?.Salaried ?? 0, all?.Salaried ?? 0));
                }),
        ];
    }
}
