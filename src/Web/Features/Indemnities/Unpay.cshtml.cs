using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Takes payments marked by mistake back: the lines are to be paid again.</summary>
[Requires(Area.Payments, Level.Act)]
public sealed class UnpayModel(PayIndemnities pay, CptsOfRequest here) : PageModel
{
    [BindProperty]
    public Guid[] Ids { get; set; } = [];

    public IActionResult OnGet() => Redirect(here.Link("finances/indemnites/lignes?etat=payees"));

    public async Task<IActionResult> OnPost()
    {
        var decision = (await pay.Unpay(Ids, HttpContext.RequestAborted)).Required;
        TempData["Done"] = string.Join(' ', [French.Count(decision.Lines.Count, "ligne redevient à payer", "lignes redeviennent à payer") + ".", .. decision.Left.Select(l => l.Message)]);
        return Redirect(here.Link(decision.Lines.Count == 1 ? "finances/indemnites/" + decision.Lines[0].Id : "finances/indemnites/lignes"));
    }
}
