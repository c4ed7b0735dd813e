using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Accounting;

/// <summary>Écritures: the list of a fiscal year, its filters, its files, the drafts to validate.</summary>
[Requires(Area.Accounts)]
public sealed class EntriesModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    public AccountingFilter Filter { get; private set; } = new();

    /// <summary>Null when no fiscal year was opened.</summary>
    public FiscalYear? Year { get; private set; }

    public IEnumerable<SelectListItem> Years { get; private set; } = [];

    public ListPage<EntryRow>? List { get; private set; }

    /// <summary>Of the whole year.</summary>
    public int Drafts { get; private set; }

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list, [FromQuery] AccountingFilter filter)
    {
        var stop = HttpContext.RequestAborted;
        Filter = filter;
        var years = await db.ReadFiscalYears(stop);
        if (filter.Chosen(years, clock.Today) is not { } year)
        {
            return Page();
        }
        (Year, Years) = (year, AccountingFilter.Years(years, year));
        var table = AccountingTables.Entries(here, year);
        var rows = filter.Apply(db, year, list.Search);
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        List = await ListPage<EntryRow>.Read(table, rows, list, stop);
        Drafts = await db.Set<Entry>().CountAsync(e => e.FiscalYearId == year.Id && e.Number == null, stop);
        return Page();
    }
}
