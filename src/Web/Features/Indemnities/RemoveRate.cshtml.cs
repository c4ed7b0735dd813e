using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Indemnities;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Removes a rate that no line was made with, once confirmed.</summary>
[Requires(Area.HoursValidation, Level.Act)]
public sealed class RemoveRateModel(TisserandDb db, SetIndemnityRate rates, CptsOfRequest here) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public IndemnityRate Rate { get; private set; } = null!;

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
        TempData["Done"] = "Le taux est retiré de la grille.";
        return Redirect(here.Link("finances/taux"));
    }

    private async Task<IActionResult> Show()
    {
        if (await db.Set<IndemnityRate>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id, HttpContext.RequestAborted) is not { } rate)
        {
            return NotFound();
        }
        Rate = rate;
        return Page();
    }
}
