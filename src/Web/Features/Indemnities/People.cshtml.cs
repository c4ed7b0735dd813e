using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Indemnities;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>What each person was approved and paid in a calendar year, under the legal ceiling.</summary>
[Requires(Area.Accounts)]
public sealed class PeopleModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    private static readonly int First = AnnualCeiling.Known.All[0].Period.Start.Year;

    public int Year { get; private set; }

    public IReadOnlyList<int> Years { get; private set; } = [];

    public DatedValue<Money>? Ceiling { get; private set; }

    public ListPage<PersonYear> List { get; private set; } = null!;

    /// <summary>Of everybody found, in the year.</summary>
    public Money Total { get; private set; }

    public int Differences { get; private set; }

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list, [FromQuery(Name = "annee")] int? year)
    {
        var stop = HttpContext.RequestAborted;
        Year = year is { } asked && asked >= First && asked <= clock.Today.Year + 1 ? asked : clock.Today.Year;
        Years = [.. Enumerable.Range(First, clock.Today.Year - First + 1).Reverse()];
        Ceiling = AnnualCeiling.Of(new(Year, 1, 1)).Value;
        var table = IndemnityTables.People(here, Year, Ceiling?.Value);
        var found = db.Set<Member>().Found(db, list.Search).Select(m => m.Id);
        var rows = db.PersonYears(Year);
        rows = FoldedText.Of(list.Search).Length == 0 ? rows : rows.Where(r => found.Contains(r.MemberId));
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        List = await ListPage<PersonYear>.Read(table, rows, list, stop);
        Total = new(await rows.SumAsync(r => r.TotalCents, stop));
        Differences = await db.IndemnityLines().ThatDiffer().CountAsync(stop);
        return Page();
    }
}
