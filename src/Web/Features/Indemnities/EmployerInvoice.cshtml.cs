using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;
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
                var may = here.Allows(Area.Purchases, Level.Act);
                TempData["Done"] = $"Facture notée sur {French.Count(noted.Value.Lines.Count, "ligne", "lignes")}, {French.Euros(noted.Value.Amount)}. "
                    + (may ? "Voici la dépense à enregistrer\u00A0: joignez-y la facture, et vérifiez son montant." : "La dépense reste à enregistrer, page Dépenses.");
                return Redirect(here.Link(may ? Expense(noted.Value) : "finances/indemnites/employeurs"));
            }
            ModelState.Refuse(noted.Refusals, prefix: "");
        }
        return Page();
    }

    /// <summary>The form of an expense, filled in with what is known: its parts are the missions of the hours.</summary>
    private string Expense(IndemnityDecision noted)
    {
        var known = new Dictionary<string, StringValues>
        {
            ["fournisseur"] = Employer,
            ["numero"] = Reason,
            ["du"] = PaidOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["objet"] = "Temps de salariés de " + Employer,
            ["nature"] = "personnel",
            ["part"] = noted.Lines.GroupBy(l => l.Mission).OrderBy(g => g.Key).Select(g => $"{g.Key?.Code()}:{g.Sum(l => l.Amount).Euros.ToString("0.00", French.Culture)}").ToArray(),
        };
        return "comptes/depenses/saisie" + QueryString.Create(known);
    }
}
