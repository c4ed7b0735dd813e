using Microsoft.AspNetCore.Mvc;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Accounting;

/// <summary>Bilan, from the balance of the accounts.</summary>
[Requires(Area.Accounts)]
public sealed class BalanceSheetModel(TisserandDb db, Clock clock) : StatePage(db, clock, "bilan")
{
    public FinancialStatement Statement { get; private set; } = null!;

    protected override async Task<IActionResult?> Read(FiscalYear year, ListQuery list, CancellationToken stop)
    {
        Statement = FinancialStatement.BalanceSheet(await Db.TrialBalance(Filter.Scope(year), stop));
        return ListFiles.File(AccountingTables.Statement("bilan", "Bilan", year, Filter), list, StatementRow.Of((Statement, "Actif", "Passif")), Clock.Today);
    }
}
