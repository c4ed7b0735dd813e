using Microsoft.AspNetCore.Mvc;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Accounting;

/// <summary>Balance: debits, credits and balance of each account.</summary>
[Requires(Area.Accounts)]
public sealed class BalanceModel(TisserandDb db, CptsOfRequest here, Clock clock) : StatePage(db, clock, "balance")
{
    public ListPage<AccountBalance> List { get; private set; } = null!;

    public Money Debit { get; private set; }

    public Money Credit { get; private set; }

    protected override async Task<IActionResult?> Read(FiscalYear year, ListQuery list, CancellationToken stop)
    {
        var balances = await Db.TrialBalance(Filter.Scope(year), stop);
        var table = AccountingTables.Balance(here, year, Chart, Filter);
        (Debit, Credit) = (balances.Sum(b => b.Debit), balances.Sum(b => b.Credit));
        List = ListPage<AccountBalance>.Of(table, balances, list);
        return ListFiles.File(table, list, balances, Clock.Today);
    }
}
