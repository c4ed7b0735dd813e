using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Purchases;

/// <summary>Approves the expenses that a selection or a card designates.</summary>
[Requires(Area.PurchaseApproval, Level.Act)]
public sealed class ApproveExpensesModel(TisserandDb db, DecideInvoice decide, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public Guid[] Ids { get; set; } = [];

    public IActionResult OnGet() => Redirect(here.Link("comptes/depenses?etat=a-approuver"));

    public async Task<IActionResult> OnPost()
    {
        if (Ids.Length > ExpenseFilter.Most)
        {
            return BadRequest();
        }
        var decision = (await decide.Approve(Ids, await db.PurchaseActor(HttpContext), clock.Today, HttpContext.RequestAborted)).Required;
        var waiting = decision.Done.Count(i => i.State == InvoiceState.ToApprove);
        TempData["Done"] = string.Join(' ',
        [
            French.Count(decision.Done.Count - waiting, "dépense approuvée", "dépenses approuvées") + ".",
            .. waiting > 0 ? [French.Count(waiting, "dépense attend encore une deuxième personne", "dépenses attendent encore une deuxième personne") + "."] : Array.Empty<string>(),
            .. decision.Left.Select(l => l.Message),
        ]);
        return Redirect(here.Link(Ids.Length == 1 ? "comptes/depenses/" + Ids[0] : "comptes/depenses"));
    }
}
