using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Purchases;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Purchases;

/// <summary>One expense: what it serves, its file, who decided what, and the acts that are left.</summary>
[Requires(Area.Purchases)]
public sealed class OneExpenseModel(TisserandDb db, IContractInForce contracts, Clock clock) : PageModel
{
    public InvoiceRow Row { get; private set; } = null!;

    public PurchaseSettings Settings { get; private set; } = null!;

    public Destinations Destinations { get; private set; } = null!;

    public IReadOnlyList<Invoice> Credits { get; private set; } = [];

    /// <summary>It is proposed each month.</summary>
    public bool Repeats { get; private set; }

    public Working Working => InvoiceSplit.Working(Row.Invoice.Amount, [.. Row.Invoice.Parts.OrderBy(p => p.Position).Select(p => (Destinations.ForLabel(p.Mission, p.FicheActionId), p))]);

    public async Task<IActionResult> OnGet(Guid id)
    {
        var stop = HttpContext.RequestAborted;
        if (await db.InvoicesWithParts().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, stop) is not { } row)
        {
            return NotFound();
        }
        Row = row;
        Settings = await db.ReadPurchaseSettings(stop);
        Destinations = await Destinations.Read(db, contracts, clock.Today, stop);
        Credits = await db.Set<Invoice>().AsNoTracking().Where(i => i.CorrectsId == id).OrderBy(i => i.InvoicedOn).ToListAsync(stop);
        Repeats = await db.Set<RecurringExpense>().AnyAsync(r => r.ModelId == id && r.Until == null, stop);
        return Page();
    }
}
