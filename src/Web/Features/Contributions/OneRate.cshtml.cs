using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Contributions;

/// <summary>One rate: its vote, the minutes of the assembly joined to it, how much was called at it.</summary>
[Requires(Area.Contributions)]
public sealed class OneRateModel(TisserandDb db) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public ContributionRate Rate { get; private set; } = null!;

    /// <summary>Contributions called at it.</summary>
    public int Used { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (await db.Set<ContributionRate>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id, HttpContext.RequestAborted) is not { } rate)
        {
            return NotFound();
        }
        Rate = rate;
        Used = await db.Set<Contribution>().CountAsync(c => c.RateId == Id, HttpContext.RequestAborted);
        return Page();
    }
}
