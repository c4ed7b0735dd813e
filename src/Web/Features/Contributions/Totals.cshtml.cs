using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Contributions;

/// <summary>« Bilan » for the accountant: called, paid by means, left, by category and year.</summary>
[Requires(Area.Contributions)]
public sealed class TotalsModel(TisserandDb db, Clock clock) : PageModel
{
    [FromQuery(Name = "annee")]
    public string? AskedYear { get; set; }

    public int? Year => new ContributionFilter { Year = AskedYear }.YearOn(clock.Today);

    public IReadOnlyList<ContributionTotal> Totals { get; private set; } = [];

    public ListPage<ContributionTotal> List { get; private set; } = null!;

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        Totals = await db.ContributionTotals(Year, HttpContext.RequestAborted);
        var table = ContributionTables.Totals(Year);
        if (ListFiles.File(table, list, Totals, clock.Today) is { } file)
        {
            return file;
        }
        List = ListPage<ContributionTotal>.Of(table, Totals, list);
        return Page();
    }
}
