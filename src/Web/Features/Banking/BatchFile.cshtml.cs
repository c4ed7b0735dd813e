using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Banking;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Web.Shell.Banking;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Banking;

/// <summary>The file of a batch, for the bank. Whoever takes it reads bank details: it is noted.</summary>
[Requires(Area.Payments, Level.Act)]
public sealed class BatchFileModel(TisserandDb db, IEnumerable<IPayByTransfer> payers) : PageModel
{
    public async Task<IActionResult> OnGet(Guid id, string? version)
    {
        var stop = HttpContext.RequestAborted;
        if (await db.WholeBatch(id, stop) is not { IsOpen: true } batch)
        {
            return NotFound();
        }
        var account = await db.Set<BankAccount>().AsNoTracking().SingleAsync(a => a.Id == batch.BankAccountId, stop);
        var payees = batch.Transfers.Select(t => t.PayeeId).ToHashSet();
        foreach (var payer in payers.Where(p => batch.Items.Any(i => i.SourceKind == p.Kind)))
        {
            _ = await payer.Accounts(payees, stop);
        }
        await db.SaveChangesAsync(stop);
        var written = version == "03" ? TransferFileVersion.V03 : TransferFileVersion.V09;
        return File(TransferFile.Write(batch, account, written), "application/xml", $"{batch.Reference}_{written.Name()}.xml");
    }
}
