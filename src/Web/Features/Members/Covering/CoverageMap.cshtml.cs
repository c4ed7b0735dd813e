using Microsoft.AspNetCore.Mvc;
using Tisserand.Data.Reference;
using Tisserand.Data.Territories;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members.Covering;

/// <summary>Couverture par commune : the map, and the table that says the same.</summary>
[Requires(Area.Members)]
public sealed class CoverageMapModel(ReadCoverage coverage, DirectoryQueries directory, TerritoryQueries territories, CptsOfRequest here, Clock clock)
    : CoveragePage(directory, territories, here, clock)
{
    public ListPage<CoverageRow>? List { get; private set; }

    public string MapAddress => At.Link("adherents/couverture/carte.json") + (Profession is null ? "" : "?profession=" + Uri.EscapeDataString(Profession));

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        await Read();
        if (!IsReady)
        {
            return Page();
        }
        var rows = (await coverage.ByCommune(Territory, Today, Stop)).Select(c => new CoverageRow(
            MemberText.CommuneName(c.Commune), FoldedText.Of(MemberText.CommuneName(c.Commune)), c.Sum(Profession),
            Profession is null ? At.Link("adherents/couverture?commune=" + c.Commune) : "",
            Missing(Profession, c.Commune))).Where(r => r.Of.All is not { Members: 0, Professionals: 0 }).ToList();
        var table = CoverageTables.Table("couverture-par-commune", "Couverture par commune", "Commune");
        if (ListFiles.File(table, list, table.Sort(rows.AsQueryable(), list).AsEnumerable(), Today) is { } file)
        {
            return file;
        }
        List = ListPage<CoverageRow>.Of(table, rows, list);
        return Page();
    }
}
