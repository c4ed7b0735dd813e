using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Indemnities;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>« Indemnités à approuver » : every presence, or every declaration, that nobody has decided on, priced by the grid.</summary>
[Requires(Area.HoursValidation, OrOwnMissions = true)]
public sealed class ProposalsModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    public IndemnityFilter Filter { get; private set; } = new();

    public ListPage<IndemnityRow> List { get; private set; } = null!;

    public ProposalTotals Totals { get; private set; } = null!;

    public int Differences { get; private set; }

    /// <summary>Declarations that wait, for their tab.</summary>
    public int Declared { get; private set; }

    public bool MayDecide => here.AllowsSomewhere(Area.HoursValidation, Level.Act);

    public bool SeesAll => here.Allows(Area.HoursValidation, Level.See);

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list, [FromQuery] IndemnityFilter filter)
    {
        var stop = HttpContext.RequestAborted;
        Filter = filter;
        list.Sort ??= "etat";
        var grid = await db.ReadRateGrid(stop);
        var table = IndemnityTables.Waiting(here, filter.IsDeclared);
        var rows = filter.Waiting(db, here.Where(Area.HoursValidation, Level.See)).AsNoTracking();
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable().Select(r => r.Price(grid)), clock.Today) is { } file)
        {
            return file;
        }
        List = await ListPage<IndemnityRow>.Read(table, rows, list, stop);
        var years = await db.YearsToDate([.. List.Rows.Select(r => r.MemberId).Distinct()], stop);
        foreach (var row in List.Rows)
        {
            row.Price(grid);
            row.YearToDate = years.GetValueOrDefault((row.MemberId, row.Day.Year)) + (row.Work.Activity.IsUnderCeiling() ? row.Proposal.Amount : Money.Zero);
        }
        Totals = filter.IsDeclared ? await db.TotalsOfWorks(rows, grid, stop) : await db.TotalsOfPresences(rows, grid, stop);
        Declared = await db.WaitingWorks().Of(here.Where(Area.HoursValidation, Level.See)).CountAsync(stop);
        Differences = !SeesAll ? 0 : await db.IndemnityLines().ThatDiffer().CountAsync(stop);
        return Page();
    }
}
