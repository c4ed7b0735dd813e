using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Purchases;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Purchases;

/// <summary>Marks approved expenses as paid, on a day.</summary>
[Requires(Area.Payments, Level.Act)]
public sealed class PayExpensesModel(TisserandDb db, DecideInvoice decide, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public Guid[] Ids { get; set; } = [];

    [BindProperty]
    public DateOnly? PaidOn { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<InvoiceRow> Rows { get; private set; } = [];

    public Money Total => Rows.Sum(r => r.Invoice.Amount);

    public string Back => here.Link("comptes/depenses");

    public Task<IActionResult> OnGet([FromQuery] Guid[] ids)
    {
        (Ids, PaidOn) = (ids, clock.Today);
        return Show();
    }

    public async Task<IActionResult> OnPost()
    {
        if (ModelState.IsValid)
        {
            var outcome = await decide.Pay(Ids, await db.PurchaseActor(HttpContext), PaidOn, Reason, clock.Today, HttpContext.RequestAborted);
            if (outcome.Succeeded)
            {
                TempData["Done"] = string.Join(' ', [$"{French.Count(outcome.Value.Done.Count, "dépense payée", "dépenses payées")}, {French.Euros(outcome.Value.Amount)}.", .. outcome.Value.Left.Select(l => l.Message)]);
                return Redirect(Ids.Length == 1 ? here.Link("comptes/depenses/" + Ids[0]) : Back);
            }
            ModelState.Refuse(outcome.Refusals, prefix: "");
        }
        return await Show();
    }

    private async Task<IActionResult> Show()
    {
        var ids = Ids.Take(ExpenseFilter.Most).ToList();
        Rows = await db.InvoiceRows().AsNoTracking().Where(r => EF.Parameter(ids).Contains(r.Id) && r.Invoice.State == InvoiceState.Approved)
            .OrderBy(r => r.Invoice.InvoicedOn).ThenBy(r => r.Id).ToListAsync(HttpContext.RequestAborted);
        return Page();
    }
}
