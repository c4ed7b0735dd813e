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
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Purchases;

/// <summary>Dépenses: the list, its filters and files, what comes back each month, and the acts on a selection.</summary>
[Requires(Area.Purchases)]
public sealed class ExpensesModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    private Dictionary<InvoiceState, long> _sums = [];

    public ExpenseFilter Filter { get; private set; } = new();

    public ListPage<InvoiceRow> List { get; private set; } = null!;

    public IReadOnlyList<AwaitedExpense> Awaited { get; private set; } = [];

    public bool MayRecord => here.Allows(Area.Purchases, Level.Act);

    public bool MayApprove => here.Allows(Area.PurchaseApproval, Level.Act);

    public bool MayPay => here.Allows(Area.Payments, Level.Act);

    /// <summary>Sum of the whole filter in a state.</summary>
    public Money Of(InvoiceState state) => new(_sums.GetValueOrDefault(state));

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list, [FromQuery] ExpenseFilter filter)
    {
        var stop = HttpContext.RequestAborted;
        Filter = filter;
        var table = ExpenseList.Table(here);
        var rows = filter.Apply(db);
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        List = await ListPage<InvoiceRow>.Read(table, rows, list, stop);
        _sums = await rows.GroupBy(r => r.Invoice.State).Select(g => new { g.Key, Cents = g.Sum(r => r.Invoice.Amount.Cents) }).ToDictionaryAsync(s => s.Key, s => s.Cents, stop);
        Awaited = MayRecord && !filter.IsSet ? await db.AwaitedExpenses(clock.Today, stop) : [];
        return Page();
    }
}
