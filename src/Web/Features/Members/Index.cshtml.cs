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

/// <summary>Adhérents : the list, its filters, its files, what is done with a selection.</summary>
[Requires(Area.Members)]
public sealed class IndexModel(TisserandDb db, FindMembers find, TerritoryQueries territories, CptsOfRequest here, Clock clock) : PageModel
{
    public ListPage<MemberRow> List { get; private set; } = null!;

    public MemberFilter Filter { get; private set; } = new();

    public IReadOnlyList<IMemberFacet> Facets => find.Facets;

    public IReadOnlyList<(string Name, string Code)> Communes { get; private set; } = [];

    public IReadOnlyList<College> Colleges { get; private set; } = [];

    public IReadOnlyList<Tag> Tags { get; private set; } = [];

    /// <summary>Roles and skills in use, by their folded label.</summary>
    public IReadOnlyList<(string Label, string Folded)> Competences { get; private set; } = [];

    public IReadOnlyList<Segment> Segments { get; private set; } = [];

    public IReadOnlyList<SelectListItem> CollegeOptions =>
        [new("Tous collèges", ""), .. Colleges.Select(c => new SelectListItem(c.Name, c.Id.ToString())), new("Sans collège", MemberFilter.None)];

    public IReadOnlyList<SelectListItem> TagOptions =>
        [new("Toutes étiquettes", ""), .. Tags.Select(t => new SelectListItem(t.Name, t.Id.ToString())), new("Sans étiquette", MemberFilter.None)];

    public IReadOnlyList<SelectListItem> CompetenceOptions => [new("Tous rôles", ""), .. Competences.Select(c => new SelectListItem(c.Label, c.Folded))];

    public static IReadOnlyList<SelectListItem> Kinds { get; } =
    [
        new("Personnes et structures", ""), new("Personnes", MemberKind.Person.Code()), new("Structures", MemberFilter.AnyStructure),
        .. MemberKinds.Structures.Select(k => new SelectListItem("· " + k.Label(), k.Code())),
    ];

    /// <summary>The segment whose filters are those shown.</summary>
    public Segment? Opened => Segments.FirstOrDefault(s => s.Query == Filter.ToQuery());

    /// <summary>How many of the filters that stand folded are set.</summary>
    public int FoldedCount => new[] { Filter.Practice, Filter.College, Filter.Tag, Filter.Competence }.Count(v => v.Length > 0) + Filter.Facets.Count;

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        var stop = HttpContext.RequestAborted;
        var today = clock.Today;
        Filter = find.Read(Request.Query);
        var territory = (await territories.On(today, stop)).CommuneCodes;
        Colleges = await db.ReadColleges(stop);
        var table = MemberList.Table(id => here.Link("adherents/" + id), Colleges, today);
        var members = Filter.Ids.Length > 0 && !Filter.All ? await find.Find(Filter, stop) : find.Find(Filter, territory);
        var rows = members.Rows(db);
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), today) is { } file)
        {
            return file;
        }
        Communes =
        [
            .. Filter.Communes.Where(c => c != MemberFilter.OutsideTerritory).Concat(territory).Distinct(StringComparer.Ordinal).Select(c => (MemberText.CommuneName(c), c)),
            ("Hors du territoire", MemberFilter.OutsideTerritory),
        ];
        Tags = await db.Set<Tag>().AsNoTracking().OrderBy(t => t.FoldedName).ToListAsync(stop);
        Competences = [.. (await db.Set<MemberCompetence>().GroupBy(c => c.FoldedLabel).Select(g => new { g.Key, Label = g.Min(c => c.Label)! }).OrderBy(c => c.Key).ToListAsync(stop)).Select(c => (c.Label, c.Key))];
        Segments = await db.Set<Segment>().AsNoTracking().OrderBy(s => s.Name).ToListAsync(stop);
        List = await ListPage<MemberRow>.Read(table, rows, list, stop);
        return Page();
    }
}
