using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Purchases;

/// <summary>Takes payments marked by mistake back: the expenses are to be paid again.</summary>
[Requires(Area.Payments, Level.Act)]
public sealed class UnpayExpensesModel(DecideInvoice decide, CptsOfRequest here) : PageModel
{
    [BindProperty]
    public Guid[] Ids { get; set; } = [];

    public IActionResult OnGet() => Redirect(here.Link("comptes/depenses?etat=payees"));

    public async Task<IActionResult> OnPost()
    {
        var decision = (await decide.Unpay(Ids, HttpContext.RequestAborted)).Required;
        TempData["Done"] = string.Join(' ', [French.Count(decision.Done.Count, "dépense redevient à payer", "dépenses redeviennent à payer") + ".", .. decision.Left.Select(l => l.Message)]);
        return Redirect(here.Link(Ids.Length == 1 ? "comptes/depenses/" + Ids[0] : "comptes/depenses"));
    }
}
