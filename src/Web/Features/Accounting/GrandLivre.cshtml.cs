using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Accounting;

/// <summary>Grand livre: every line, by account then day.</summary>
[Requires(Area.Accounts)]
public sealed class GrandLivreModel(TisserandDb db, CptsOfRequest here, Clock clock) : StatePage(db, clock, "grand-livre")
{
    public ListPage<LedgerRow> List { get; private set; } = null!;

    public Money Debit { get; private set; }

    public Money Credit { get; private set; }

    protected override async Task<IActionResult?> Read(FiscalYear year, ListQuery list, CancellationToken stop)
    {
        var rows = Db.LedgerRows(Filter.Scope(year)).AsNoTracking();
        if (TypedText.Line(Filter.Account) is { Length: > 0 } account)
        {
            rows = rows.Where(r => r.Account.StartsWith(account));
        }
        var table = AccountingTables.GrandLivre(here, year, Chart, Filter);
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), Clock.Today) is { } file)
        {
            return file;
        }
        List = await ListPage<LedgerRow>.Read(table, rows, list, stop);
        var sums = await rows.GroupBy(r => 1).Select(g => new { Debit = g.Sum(r => r.Line.Debit.Cents), Credit = g.Sum(r => r.Line.Credit.Cents) }).SingleOrDefaultAsync(stop);
        (Debit, Credit) = (new(sums?.Debit ?? 0), new(sums?.Credit ?? 0));
        return null;
    }
}
