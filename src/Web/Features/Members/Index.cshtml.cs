using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Territories;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members;

/// <summary>Adhérents : the list, its filters, its files.</summary>
[Requires(Area.Members)]
public sealed class IndexModel(TisserandDb db, TerritoryQueries territories, CptsOfRequest here, Clock clock) : PageModel
{
    public ListPage<MemberRow> List { get; private set; } = null!;

    public MemberFilter Filter { get; private set; } = new();

    public IReadOnlyList<SelectListItem> Communes { get; private set; } = [];

    public bool IsFiltered => !string.IsNullOrEmpty(List.Query.Search + Filter.Profession + Filter.Commune + Filter.State + Filter.Practice);

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list, [FromQuery] MemberFilter filter)
    {
        var stop = HttpContext.RequestAborted;
        var today = clock.Today;
        Filter = filter;
        var territory = (await territories.On(today, stop)).CommuneCodes;
        var table = MemberList.Table(id => here.Link("adherents/" + id), today);
        var rows = filter.Apply(db, list.Search, territory, today).Rows();
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), today) is { } file)
        {
            return file;
        }
        Communes = CommuneOptions(territory, filter.Commune);
        List = await ListPage<MemberRow>.Read(table, rows, list, stop);
        return Page();
    }

    private static List<SelectListItem> CommuneOptions(IReadOnlyList<string> territory, string? chosen)
    {
        var codes = territory.Contains(chosen) || string.IsNullOrEmpty(chosen) || chosen == MemberFilter.OutsideTerritory ? territory : [chosen, .. territory];
        return [new("Toutes communes", ""), .. codes.Select(c => new SelectListItem(MemberText.CommuneName(c), c)), new("Hors du territoire", MemberFilter.OutsideTerritory)];
    }
}
