using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Contributions;

/// <summary>In the list of members: where the contribution of the year stands. Up to date: paid, exempted, or nothing to pay.</summary>
internal sealed class ContributionFacet(TisserandDb db) : IMemberFacet
{
    public int Order => 10;

    public string Name => "cotisation";

    public string Label => "Cotisation de l’année";

    public IReadOnlyList<SelectListItem> Options { get; } =
    [
        new("Toutes", ""), new("À jour", "a-jour"), new("À payer", "a-payer"), new("En retard", "en-retard"), new("Non appelée", "non-appelee"),
    ];

    public bool IsFor(CptsOfRequest here) => here.Allows(Area.Contributions, Level.See);

    public IQueryable<Member> Apply(IQueryable<Member> members, string choice, DateOnly today)
    {
        var ofYear = db.Set<Contribution>().Where(c => c.Year == today.Year);
        var owed = ofYear.Where(c => c.State == ContributionState.Called && c.Amount.Cents > 0);
        return choice switch
        {
            "a-jour" => In(members, ofYear.Where(c => c.State == ContributionState.Paid || c.State == ContributionState.Exempt || (c.State == ContributionState.Called && c.Amount.Cents == 0))),
            "a-payer" => In(members, owed),
            "en-retard" => In(members, owed.Where(c => c.DueOn < today)),
            "non-appelee" => members.Where(m => !ofYear.Where(c => c.State != ContributionState.Cancelled).Select(c => c.MemberId).Contains(m.Id)),
            _ => members.Where(m => false),
        };
    }

    private static IQueryable<Member> In(IQueryable<Member> members, IQueryable<Contribution> contributions)
    {
        var ids = contributions.Select(c => c.MemberId);
        return members.Where(m => ids.Contains(m.Id));
    }
}

/// <summary>In the list of members: the category, chosen or said by the entry (<see cref="MemberCategories.Of"/>, in the words of the database).</summary>
internal sealed class CategoryFacet(TisserandDb db) : IMemberFacet
{
    public int Order => 20;

    public string Name => "categorie";

    public string Label => "Catégorie";

    public IReadOnlyList<SelectListItem> Options { get; } = [new("Toutes", ""), .. MemberCategories.All.Select(c => new SelectListItem(c.Label(), c.Code()))];

    public bool IsFor(CptsOfRequest here) => here.Allows(Area.Contributions, Level.See);

    public IQueryable<Member> Apply(IQueryable<Member> members, string choice, DateOnly today)
    {
        var category = MemberCategories.Find(choice);
        var chosen = db.Set<CategoryOfMember>();
        var given = chosen.Where(c => c.Category == category).Select(c => c.MemberId);
        var all = chosen.Select(c => c.MemberId);
        return category switch
        {
            MemberCategory.Structure => members.Where(m => given.Contains(m.Id) || (m.Profession == Member.NoProfession && !all.Contains(m.Id))),
            MemberCategory.Other => members.Where(m => given.Contains(m.Id) || (m.Profession == Member.OtherProfession && !all.Contains(m.Id))),
            MemberCategory.Salaried => members.Where(m => given.Contains(m.Id)
                || (m.Profession != Member.NoProfession && m.Profession != Member.OtherProfession && m.IsSalaried && !m.IsLiberal && !all.Contains(m.Id))),
            MemberCategory.Liberal => members.Where(m => given.Contains(m.Id)
                || (m.Profession != Member.NoProfession && m.Profession != Member.OtherProfession && (m.IsLiberal || !m.IsSalaried) && !all.Contains(m.Id))),
            null => members.Where(m => false),
            _ => members.Where(m => given.Contains(m.Id)),
        };
    }
}
