using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Contributions;

/// <summary>Removes a rate at which nothing was called, once confirmed.</summary>
[Requires(Area.Overrides, Level.Act)]
public sealed class RemoveRateModel(TisserandDb db, SetContributionRate rates, CptsOfRequest here) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public ContributionRate Rate { get; private set; } = null!;

    public Task<IActionResult> OnGet() => Show();

    public async Task<IActionResult> OnPost()
    {
        var shown = await Show();
        if (shown is not PageResult)
        {
            return shown;
        }
        ModelState.Refuse(await rates.Remove(Id, HttpContext.RequestAborted), prefix: "");
        if (!ModelState.IsValid)
        {
            return shown;
        }
        TempData["Done"] = "Le tarif est retiré de la grille.";
        return Redirect(here.Link("finances/cotisations/tarifs"));
    }

    private async Task<IActionResult> Show()
    {
        if (await db.Set<ContributionRate>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id, HttpContext.RequestAborted) is not { } rate)
        {
            return NotFound();
        }
        Rate = rate;
        return Page();
    }
}
