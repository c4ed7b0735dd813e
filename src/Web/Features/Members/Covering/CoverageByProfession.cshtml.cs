using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Data.Reference;
using Tisserand.Data.Territories;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Members.Covering;

/// <summary>Couverture par profession : who joined among the professionals of the territory, or of one commune.</summary>
[Requires(Area.Members)]
public sealed class CoverageByProfessionModel(
    TisserandDb db, ReadCoverage coverage, DirectoryQueries directory, TerritoryQueries territories, CptsOfRequest here, Clock clock)
    : CoveragePage(directory, territories, here, clock)
{
    public ListPage<CoverageRow>? List { get; private set; }

    public Coverage Sum { get; private set; } = Coverage.Sum([]);

    /// <summary>Every member of today, wherever they practise: what the contract counts.</summary>
    public int Members { get; private set; }

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        await Read();
        if (!IsReady)
        {
            return Page();
        }
        var found = await coverage.On(Commune is null ? Territory : [Commune], Today, Stop);
        var rows = found.Select((c, i) => new CoverageRow(
            ProfessionName(c.Of), i.ToString("000", CultureInfo.InvariantCulture), c,
            Commune is null ? At.Link("adherents/couverture/carte?profession=" + Uri.EscapeDataString(c.Of)) : "",
            Missing(c.Of, Commune))).ToList();
        var table = CoverageTables.Table("couverture-par-profession", "Couverture par profession", "Profession");
        if (ListFiles.File(table, list, table.Sort(rows.AsQueryable(), list).AsEnumerable(), Today) is { } file)
        {
            return file;
        }
        List = ListPage<CoverageRow>.Of(table, rows, list);
        Sum = Coverage.Sum(found);
        Members = await db.Set<Member>().In(db, MembershipState.Current, Today).CountAsync(Stop);
        return Page();
    }
}
