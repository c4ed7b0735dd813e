using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access;

/// <summary>The CPTS open to whoever is signed in; the only one opens by itself after sign-in.</summary>
[SignedIn]
public sealed class MyCptsModel(TisserandDb db) : PageModel
{
    public IReadOnlyList<(Cpts Cpts, IReadOnlyList<Role> Roles)> All { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        var caller = Caller.Of(User)!;
        var rows = await (
            from access in db.Set<CptsAccess>()
            join cpts in db.Set<Cpts>() on access.CptsId equals cpts.Id
            where access.AccountId == caller.AccountId
            orderby cpts.Name
            select new { cpts, access.Role }).AsNoTracking().ToListAsync(HttpContext.RequestAborted);
        All = [.. rows.GroupBy(r => r.cpts.Id).Select(g => (g.First().cpts, (IReadOnlyList<Role>)[.. g.Select(r => r.Role)]))];
        return All.Count == 1 && !caller.IsAdministrator ? Redirect("/c/" + All[0].Cpts.Code) : Page();
    }
}
