using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Purchases;

/// <summary>Proposes an expense each month from the next one on, or no more.</summary>
[Requires(Area.Purchases, Level.Act)]
public sealed class RepeatExpenseModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public bool Stop { get; set; }

    public IActionResult OnGet() => Redirect(here.Link("comptes/depenses"));

    public async Task<IActionResult> OnPost()
    {
        var stop = HttpContext.RequestAborted;
        var said = await db.Serially(async () =>
        {
            if (await db.Set<Invoice>().SingleOrDefaultAsync(i => i.Id == Id, stop) is not { } model)
            {
                return null;
            }
            var former = await db.Set<RecurringExpense>().SingleOrDefaultAsync(r => r.ModelId == Id, stop);
            if (Stop)
            {
                former?.Stop(clock.Today);
                return "Cette dépense n’est plus proposée.";
            }
            if (former is not null)
            {
                former.Resume();
                return "Cette dépense est de nouveau proposée chaque mois.";
            }
            var recurring = RecurringExpense.Of(model);
            if (recurring.Succeeded)
            {
                db.Add(recurring.Value);
            }
            return recurring.Succeeded ? "Cette dépense sera proposée chaque mois, à vérifier et enregistrer." : recurring.Refusals[0].Message;
        }, stop);
        if (said is null)
        {
            return NotFound();
        }
        TempData["Done"] = said;
        return Redirect(here.Link("comptes/depenses/" + Id));
    }
}
