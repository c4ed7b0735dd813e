using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Contributions;

/// <summary>« Renouveler » on contributions chosen in the list: the year that follows theirs, for their members.</summary>
[Requires(Area.Contributions, Level.Act)]
public sealed class RenewModel(TisserandDb db, CallContributions call, CptsOfRequest here, Clock clock) : PageModel
{
    public CallShown Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGet([FromQuery] Guid[] ids, [FromQuery] bool all, [FromQuery] ContributionFilter filter)
    {
        var (stop, today) = (HttpContext.RequestAborted, clock.Today);
        var chosen = await filter.Chosen(db, ids, all, today).Select(r => new { r.MemberId, r.Line.Year }).ToListAsync(stop);
        if (chosen.Count == 0)
        {
            TempData["Done"] = "Cochez d’abord les cotisations à renouveler.";
            return Redirect(here.Link("finances/cotisations"));
        }
        var members = chosen.Select(c => c.MemberId).Distinct().ToList();
        var due = today.AddDays((await db.ReadContributionSettings(stop)).PaymentDays);
        Shown = new(await call.Plan(chosen.Max(c => c.Year) + 1, members, today, stop), members, due);
        return Page();
    }
}
