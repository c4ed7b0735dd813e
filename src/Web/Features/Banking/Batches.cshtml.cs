using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Banking;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Banking;

/// <summary>Batches of transfers, the last first, and what waits for the next one.</summary>
[Requires(Area.Accounts)]
public sealed class BatchesModel(TisserandDb db, PreparePayments prepare, CptsOfRequest here, Clock clock) : PageModel
{
    public ListPage<BatchRow> List { get; private set; } = null!;

    public bool HasAccount { get; private set; }

    public IReadOnlyList<Payable> Due { get; private set; } = [];

    public Money Total => Due.Sum(p => p.Amount);

    public bool MayPay => here.Allows(Area.Payments, Level.Act);

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        var stop = HttpContext.RequestAborted;
        var table = BankingTables.Batches(here);
        var rows = db.BatchRows().AsNoTracking();
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        List = await ListPage<BatchRow>.Read(table, rows, list, stop);
        HasAccount = await db.Set<BankAccount>().AnyAsync(a => !a.IsClosed, stop);
        Due = await prepare.Due(stop);
        return Page();
    }
}
