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
    [BindProperty]
    public string Employer { get; set; } = "";

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    public IActionResult OnGet() => Redirect(here.Link("finances/indemnites/employeurs"));

    public async Task<IActionResult> OnPost()
    {
        var stop = HttpContext.RequestAborted;
        var noted = await employers.Invoiced(Employer, Until, Number, On, await actors.Read(stop), clock.Today, stop);
        TempData["Done"] = noted.Succeeded
            ? $"Facture notée sur {French.Count(noted.Value.Lines.Count, "ligne", "lignes")}, {French.Euros(noted.Value.Amount)}. Enregistrez maintenant la dépense, page Dépenses."
            : string.Join(' ', noted.Refusals.Select(r => r.Message));
        return Redirect(here.Link("finances/indemnites/employeurs"));
    }
}
