using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Purchases;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Purchases;

/// <summary>Refuses an expense, with a reason.</summary>
[Requires(Area.PurchaseApproval, Level.Act)]
public sealed class RefuseExpenseModel(TisserandDb db, DecideInvoice decide, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public InvoiceRow Row { get; private set; } = null!;

    public string Back => here.Link("comptes/depenses/" + Id);

    public Task<IActionResult> OnGet() => Show();

    public async Task<IActionResult> OnPost()
    {
        var outcome = await decide.Refuse(Id, await db.PurchaseActor(HttpContext), Reason, clock.Today, HttpContext.RequestAborted);
        if (outcome.Value is { Done.Count: 1 })
        {
            TempData["Done"] = "La dépense est refusée.";
            return Redirect(Back);
        }
        ModelState.Refuse(outcome.Succeeded ? outcome.Value.Left : outcome.Refusals, prefix: "");
        return await Show();
    }

    private async Task<IActionResult> Show()
    {
        if (await db.InvoiceRows().AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id, HttpContext.RequestAborted) is not { } row)
        {
            return NotFound();
        }
        Row = row;
        return Page();
    }
}
