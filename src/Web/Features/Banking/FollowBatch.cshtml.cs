using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Banking;

/// <summary>What a treasurer says of a batch: sent, paid, cancelled. The page of the batch tells the rest.</summary>
[Requires(Area.Payments, Level.Act)]
public sealed class FollowBatchModel(TisserandDb db, SettleBatch settle, CptsOfRequest here) : PageModel
{
    [BindProperty]
    public DateOnly? PaidOn { get; set; }

    public async Task<IActionResult> OnGet(Guid id) =>
        await db.Set<PaymentBatch>().AnyAsync(b => b.Id == id, HttpContext.RequestAborted) ? Redirect(here.Link($"comptes/virements/{id}")) : NotFound();

    public Task<IActionResult> OnPostSend(Guid id) => Act(id, settle.Send, "La remise est notée comme envoyée. Le relevé de banque dira quand elle est payée.");

    public Task<IActionResult> OnPostPay(Guid id) => Act(id, (batch, stop) => settle.Pay(batch, PaidOn, stop), "La remise est payée, et tout ce qu’elle contient avec elle.");

    public Task<IActionResult> OnPostUnpay(Guid id) => Act(id, settle.Unpay, "La remise attend de nouveau d’être payée.");

    public Task<IActionResult> OnPostCancel(Guid id) => Act(id, settle.Cancel, "La remise est annulée\u00A0: ce qu’elle contenait est de nouveau à payer.");

    private async Task<IActionResult> Act(Guid id, Func<Guid, CancellationToken, Task<List<Refusal>>> act, string done)
    {
        if (!await db.Set<PaymentBatch>().AnyAsync(b => b.Id == id, HttpContext.RequestAborted))
        {
            return NotFound();
        }
        var refusals = await act(id, HttpContext.RequestAborted);
        TempData["Done"] = refusals.Count == 0 ? done : string.Join(' ', refusals.Select(r => r.Message));
        return Redirect(here.Link($"comptes/virements/{id}"));
    }
}
