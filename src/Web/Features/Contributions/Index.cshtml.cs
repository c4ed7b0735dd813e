using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Contributions;

/// <summary>Cotisations: the list of a year, its filters, its files, and the acts on a selection.</summary>
[Requires(Area.Contributions)]
public sealed class IndexModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    public ContributionFilter Filter { get; private set; } = new();

    public ListPage<ContributionRow> List { get; private set; } = null!;

    /// <summary>Null for all years.</summary>
    public int? Year { get; private set; }

    /// <summary>Of the whole filter, neither exempted nor cancelled.</summary>
    public Money Called { get; private set; }

    public Money Paid { get; private set; }

    /// <summary>Members of the year of whom nothing was called.</summary>
    public int Uncalled { get; private set; }

    public bool MayAct => here.Allows(Area.Contributions, Level.Act);

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list, [FromQuery] ContributionFilter filter)
    {
        var (stop, today) = (HttpContext.RequestAborted, clock.Today);
        Filter = filter;
        Year = filter.YearOn(today);
        var table = ContributionTables.Contributions(here, Year, today);
        var rows = filter.Apply(db, today);
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), today) is { } file)
        {
            return file;
        }
        List = await ListPage<ContributionRow>.Read(table, rows, list, stop);
        var sums = await rows.GroupBy(r => r.Line.State).Select(g => new { g.Key, Cents = g.Sum(r => r.Line.Amount.Cents) }).ToListAsync(stop);
        Paid = new(sums.Where(s => s.Key == ContributionState.Paid).Sum(s => s.Cents));
        Called = Paid + new Money(sums.Where(s => s.Key == ContributionState.Called).Sum(s => s.Cents));
        Uncalled = Year is { } year && year <= today.Year ? await db.MembersOfYear(year, today).Uncalled(db, year).CountAsync(stop) : 0;
        return Page();
    }
}
