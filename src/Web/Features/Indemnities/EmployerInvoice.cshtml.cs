using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Notes that the invoice of an employer came.</summary>
[Requires(Area.HoursValidation, Level.Act)]
public sealed class EmployerInvoiceModel(LeaveToEmployer employers, ActorOfRequest actors, CptsOfRequest here, Clock clock) : PageModel
{
    [FromQuery(Name = "employeur")]
    public string Employer { get; set; } = "";

    /// <summary>Number of the invoice.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Its day.</summary>
    [BindProperty]
    public DateOnly? PaidOn { get; set; }

    /// <summary>Last day of work that it covers.</summary>
    [BindProperty]
    public DateOnly? Until { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        var stop = HttpContext.RequestAborted;
        if (ModelState.IsValid)
        {
            var noted = await employers.Invoiced(Employer, Until, Reason, PaidOn, await actors.Read(stop), clock.Today, stop);
            if (noted.Succeeded)
            {
                TempData["Done"] = $"Facture notée sur {French.Count(noted.Value.Lines.Count, "ligne", "lignes")}, {French.Euros(noted.Value.Amount)}. Enregistrez maintenant la dépense, page Dépenses.";
                return Redirect(here.Link("finances/indemnites/employeurs"));
            }
            ModelState.Refuse(noted.Refusals, prefix: "");
        }
        return Page();
    }
}
