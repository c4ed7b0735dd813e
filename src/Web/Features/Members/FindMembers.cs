using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Data.Territories;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members;

/// <summary>Finds the members that filters describe, those of other modules included.</summary>
public sealed class FindMembers(TisserandDb db, TerritoryQueries territories, IEnumerable<IMemberFacet> facets, CptsOfRequest here, Clock clock) : IChosenMembers
{
    /// <summary>In their order, those that the roles may use.</summary>
    public IReadOnlyList<IMemberFacet> Facets => [.. facets.Where(f => f.IsFor(here)).OrderBy(f => f.Order)];

    public MemberFilter Read(IQueryCollection query) => MemberFilter.Read(query, facets);

    public async Task<IQueryable<Member>> Of(IQueryCollection query, CancellationToken cancellationToken)
    {
        var filter = Read(query);
        return filter.All ? await Find(filter, cancellationToken) : Ticked(filter);
    }

    /// <summary>The lines ticked when there are some, or whom the filters find. Not read yet.</summary>
    public async Task<IQueryable<Member>> Find(MemberFilter filter, CancellationToken cancellationToken)
    {
        if (filter.Ids.Length > 0 && !filter.All)
        {
            return Ticked(filter);
        }
        var territory = filter.Communes.Contains(MemberFilter.OutsideTerritory) ? (await territories.On(clock.Today, cancellationToken)).CommuneCodes : [];
        return Find(filter, territory);
    }

    /// <param name="territory">Communes of the CPTS: for those outside of it.</param>
    public IQueryable<Member> Find(MemberFilter filter, IReadOnlyList<string> territory)
    {
        var today = clock.Today;
        var members = db.Set<Member>().AsNoTracking();
        members = filter.State switch
        {
            "tous" => members,
            "a-venir" => members.In(db, MembershipState.Upcoming, today),
            "anciens" => members.In(db, MembershipState.Former, today),
            "jamais" => members.In(db, MembershipState.Never, today),
            _ => members.In(db, MembershipState.Current, today),
        };
        members = filter.Practice switch
        {
            "liberal" => members.Where(m => m.IsLiberal),
            "salarie" => members.Where(m => m.IsSalaried),
            "mixte" => members.Where(m => m.IsLiberal && m.IsSalaried),
            "non-precise" => members.Where(m => !m.IsLiberal && !m.IsSalaried),
            _ => members,
        };
        if (filter.Kind.Length > 0)
        {
            var kind = MemberKinds.Find(filter.Kind);
            members = filter.Kind == MemberFilter.AnyStructure ? members.Where(m => m.Kind != MemberKind.Person) : members.Where(m => m.Kind == kind);
        }
        if (filter.Profession.Length > 0)
        {
            members = members.Where(m => m.Profession == filter.Profession);
        }
        members = Practising(members, filter.Communes, territory);
        members = Grouped(members, filter);
        foreach (var (name, choice) in filter.Facets)
        {
            var facet = facets.Single(f => f.Name == name);
            members = facet.IsFor(here) ? facet.Apply(members, choice, today) : members.Where(m => false);
        }
        return members.Found(db, filter.Search);
    }

    private IQueryable<Member> Ticked(MemberFilter filter)
    {
        var ids = filter.Ids;
        return db.Set<Member>().AsNoTracking().Where(m => EF.Parameter(ids).Contains(m.Id));
    }

    private IQueryable<Member> Practising(IQueryable<Member> members, IReadOnlyList<string> communes, IReadOnlyList<string> territory)
    {
        if (communes.Count == 0)
        {
            return members;
        }
        var there = db.Set<PracticeSite>().Where(s => EF.Parameter(communes).Contains(s.Commune)).Select(s => s.MemberId);
        if (!communes.Contains(MemberFilter.OutsideTerritory))
        {
            return members.Where(m => there.Contains(m.Id));
        }
        var inside = db.Set<PracticeSite>().Where(s => EF.Parameter(territory).Contains(s.Commune)).Select(s => s.MemberId);
        return members.Where(m => !inside.Contains(m.Id) || there.Contains(m.Id));
    }

    private IQueryable<Member> Grouped(IQueryable<Member> members, MemberFilter filter)
    {
        if (filter.College.Length > 0)
        {
            Guid? college = Guid.TryParse(filter.College, out var id) ? id : null;
            members = college is null && filter.College != MemberFilter.None ? members.Where(m => false) : members.Where(m => m.CollegeId == college);
        }
        if (filter.Tag.Length > 0)
        {
            var tag = Guid.TryParse(filter.Tag, out var id) ? id : default;
            members = filter.Tag == MemberFilter.None
                ? members.Where(m => !db.Set<TagOfMember>().Any(t => t.CptsId == m.CptsId && t.MemberId == m.Id))
                : members.Where(m => db.Set<TagOfMember>().Where(t => t.TagId == tag).Select(t => t.MemberId).Contains(m.Id));
        }
        if (filter.Competence.Length > 0)
        {
            var today = clock.Today;
            var able = db.Set<MemberCompetence>().Where(c => c.FoldedLabel == filter.Competence && (c.EndsOn == null || c.EndsOn >= today)).Select(c => c.MemberId);
            members = members.Where(m => able.Contains(m.Id));
        }
        return members;
    }
}
