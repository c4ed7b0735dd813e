using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Purchases;
using Tisserand.Domain.Access;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Purchases;

/// <summary>From what amount two persons approve.</summary>
[Requires(Area.PurchaseApproval)]
public sealed class PurchaseSettingsModel(TisserandDb db, CptsOfRequest here) : PageModel
{
    [BindProperty]
    public string? SecondFrom { get; set; }

    public bool MayAct => here.Allows(Area.PurchaseApproval, Level.Act);

    public async Task OnGet() => SecondFrom = (await db.ReadPurchaseSettings(HttpContext.RequestAborted)).SecondFrom?.Euros.ToString("0.00", French.Culture);

    public async Task<IActionResult> OnPost()
    {
        var typed = French.ParseEuros(SecondFrom);
        if (typed is null && !string.IsNullOrWhiteSpace(SecondFrom))
        {
            ModelState.AddModelError(nameof(SecondFrom), "Indiquez un montant en euros, par exemple 1 000,00.");
            return Page();
        }
        var refusals = await db.Serially(async () =>
        {
            var kept = await db.Set<PurchaseSettings>().SingleOrDefaultAsync(HttpContext.RequestAborted);
            var settings = kept ?? Domain.Purchases.PurchaseSettings.Default();
            var refused = settings.Change(typed);
            if (refused.Count == 0 && kept is null)
            {
                db.Add(settings);
            }
            return refused;
        }, HttpContext.RequestAborted);
        if (refusals.Count > 0)
        {
            ModelState.Refuse(refusals, prefix: "");
            return Page();
        }
        TempData["Done"] = typed is null ? "Un seul accord suffit." : $"Deux accords à partir de {French.Euros(typed.Value)}.";
        return Redirect(here.Link("comptes/depenses/reglages"));
    }
}
