using Microsoft.AspNetCore.Mvc;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Accounting;

/// <summary>Compte de résultat, from the balance of the accounts.</summary>
[Requires(Area.Accounts)]
public sealed class IncomeModel(TisserandDb db, Clock clock) : StatePage(db, clock, "resultat")
{
    public FinancialStatement Statement { get; private set; } = null!;

    /// <summary>Contributions volontaires en nature.</summary>
    public FinancialStatement InKind { get; private set; } = null!;

    protected override async Task<IActionResult?> Read(FiscalYear year, ListQuery list, CancellationToken stop)
    {
        var balances = await Db.TrialBalance(Filter.Scope(year), stop);
        (Statement, InKind) = (FinancialStatement.Income(balances), FinancialStatement.InKind(balances));
        var rows = StatementRow.Of((Statement, "Charges", "Produits"), (InKind, "Contributions en nature, emplois", "Contributions en nature, ressources"));
        return ListFiles.File(AccountingTables.Statement("compte-de-resultat", "Compte de résultat", year, Filter), list, rows, Clock.Today);
    }
}
