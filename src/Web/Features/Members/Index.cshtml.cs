using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Data.Territories;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
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

    public IReadOnlyList<College> Colleges { get; private set; } = [];

    public IReadOnlyList<SelectListItem> CollegeOptions =>
        [new("Tous collèges", ""), .. Colleges.Select(c => new SelectListItem(c.Name, c.Id.ToString())), new("Sans collège", MemberFilter.WithoutCollege)];

    public static IReadOnlyList<SelectListItem> Kinds { get; } =
    [
        new("Personnes et structures", ""), new("Personnes", MemberKind.Person.Code()), new("Structures", MemberFilter.AnyStructure),
        .. MemberKinds.Structures.Select(k => new SelectListItem("· " + k.Label(), k.Code())),
    ];

    public bool IsFiltered => !string.IsNullOrEmpty(List.Query.Search + Filter.Profession + Filter.Commune + Filter.State + Filter.Practice + Filter.College + Filter.Kind);

    /// <summary>What the address filters by, to be carried by a form of actions.</summary>
    public IEnumerable<(string Name, string Value)> Filters =>
        Request.Query.Where(p => p.Key is not ("tri" or "sens" or "page" or "format" or "ids" or "tout")).SelectMany(p => p.Value.Where(v => !string.IsNullOrEmpty(v)).Select(v => (p.Key, v!)));

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list, [FromQuery] MemberFilter filter)
    {
        var stop = HttpContext.RequestAborted;
        var today = clock.Today;
        Filter = filter;
        var territory = (await territories.On(today, stop)).CommuneCodes;
        Colleges = await db.ReadColleges(stop);
        var table = MemberList.Table(id => here.Link("adherents/" + id), Colleges, today);
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
