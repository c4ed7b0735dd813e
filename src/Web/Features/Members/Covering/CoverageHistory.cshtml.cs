using Microsoft.AspNetCore.Mvc;
using Tisserand.Data.Reference;
using Tisserand.Data.Territories;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Members.Covering;

/// <summary>Évolution de la couverture : the readings kept at each month's end and at each load of the directory, drawn and in a table.</summary>
[Requires(Area.Members)]
public sealed class CoverageHistoryModel(ReadCoverage coverage, DirectoryQueries directory, TerritoryQueries territories, CptsOfRequest here, Clock clock)
    : CoveragePage(directory, territories, here, clock)
{
    public ListPage<CoverageOnDay>? List { get; private set; }

    /// <summary>Null with fewer than two readings: nothing to draw.</summary>
    public CoverageChart? Chart { get; private set; }

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        await Read();
        if (!IsReady)
        {
            return Page();
        }
        var points = await coverage.Over(Profession, Commune, Stop);
        // The last one first, unless asked otherwise.
        list.Direction ??= list.Sort is null ? "desc" : null;
        if (ListFiles.File(CoverageTables.OverTime, list, points, Today) is { } file)
        {
            return file;
        }
        List = ListPage<CoverageOnDay>.Of(CoverageTables.OverTime, [.. points], list);
        Chart = points.Count(p => p.All.Ratio is not null) > 1 ? new(points) : null;
        return Page();
    }
}
