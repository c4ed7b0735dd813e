using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Members.Space;

/// <summary>« Mon espace »: all that the CPTS holds of whoever is signed in, each module telling its part.</summary>
[OfCpts]
public sealed class MySpaceModel(TisserandDb db, OwnMember own, IEnumerable<ISpaceSection> sections, CptsOfRequest here, Clock clock) : PageModel
{
    /// <summary>Null for an account that is tied to no entry here.</summary>
    public Member? Member { get; private set; }

    public IReadOnlyList<SpaceSection> Sections { get; private set; } = [];

    /// <summary>The other CPTS where the person has a role: code and name.</summary>
    public IReadOnlyList<(string Code, string Name)> Others { get; private set; } = [];

    public async Task OnGet()
    {
        var stop = HttpContext.RequestAborted;
        if (await own.Read(stop) is not { } member)
        {
            return;
        }
        Member = member;
        var told = new List<SpaceSection>();
        foreach (var section in sections.OrderBy(s => s.Order))
        {
            if (await section.Of(member.Id, here, clock.Today, stop) is { } part)
            {
                told.Add(part);
            }
        }
        Sections = told;
        var elsewhere = await (
            from a in db.Set<CptsAccess>()
            join c in db.Set<Cpts>() on a.CptsId equals c.Id
            where a.AccountId == member.AccountId && a.CptsId != here.Required.Id
            select new { c.Code, c.Name }).Distinct().OrderBy(c => c.Name).ToListAsync(stop);
        Others = elsewhere.ConvertAll(c => (c.Code, c.Name));
    }
}
