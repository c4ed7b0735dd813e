using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Missions;

/// <summary>Fiches action : the list, its filters, its files.</summary>
[Requires(Area.Missions)]
public sealed class FichesModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    public ListPage<FicheRow> List { get; private set; } = null!;

    public FicheFilter Filter { get; private set; } = new();

    public bool IsFiltered => !string.IsNullOrEmpty(List.Query.Search + Filter.Mission + Filter.State);

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list, [FromQuery] FicheFilter filter)
    {
        Filter = filter;
        var table = FicheList.Table(id => here.Link("missions/fiches/" + id));
        var rows = filter.Apply(db.Set<FicheAction>(), list.Search).Rows(db);
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        List = await ListPage<FicheRow>.Read(table, rows, list, HttpContext.RequestAborted);
        return Page();
    }
}
