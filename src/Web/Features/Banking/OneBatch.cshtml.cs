using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Banking;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Banking;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Banking;

/// <summary>One batch: its total, its file, who is paid, and what becomes of it.</summary>
[Requires(Area.Accounts)]
public sealed class OneBatchModel(TisserandDb db, IEnumerable<IPayByTransfer> payers, CptsOfRequest here, Clock clock) : PageModel
{
    /// <summary>Proposed as the day of the bank.</summary>
    public DateOnly PaidOn => clock.Today;

    public PaymentBatch Batch { get; private set; } = null!;

    public BankAccount Account { get; private set; } = null!;

    public bool MayPay => here.Allows(Area.Payments, Level.Act);

    public string Explained(TransferItem item) => payers.Single(p => p.Kind == item.SourceKind).Link(here, item.SourceId);

    public async Task<IActionResult> OnGet(Guid id)
    {
        var stop = HttpContext.RequestAborted;
        if (await db.WholeBatch(id, stop) is not { } batch)
        {
            return NotFound();
        }
        Batch = batch;
        Account = await db.Set<BankAccount>().AsNoTracking().SingleAsync(a => a.Id == batch.BankAccountId, stop);
        return Page();
    }
}
