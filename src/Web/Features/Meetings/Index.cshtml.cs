using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Meetings;

/// <summary>Réunions : the list, its filters, its files.</summary>
[Requires(Area.Meetings)]
public sealed class IndexModel(TisserandDb db, IContractInForce contracts, CptsOfRequest here, Clock clock) : PageModel
{
    public ListPage<MeetingRow> List { get; private set; } = null!;

    public MeetingFilter Filter { get; private set; } = new();

    public IReadOnlyList<SelectListItem> Periods { get; private set; } = [];

    public bool IsFiltered => !string.IsNullOrEmpty(List.Query.Search + Filter.Mission + Filter.Kind + Filter.State + Filter.Period);

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list, [FromQuery] MeetingFilter filter)
    {
        var stop = HttpContext.RequestAborted;
        var today = clock.Today;
        Filter = filter;
        var years = await contracts.On(today, stop) is { } contract ? new ContractYears(contract.SignedOn) : null;
        var table = MeetingList.Table(id => here.Link("reunions/" + id), today);
        var rows = filter.Apply(db, list.Search, years, today).Rows(db);
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), today) is { } file)
        {
            return file;
        }
        Periods = MeetingFilter.Periods(years, today);
        List = await ListPage<MeetingRow>.Read(table, rows, list, stop);
        return Page();
    }
}
