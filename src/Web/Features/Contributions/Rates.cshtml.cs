using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Contributions;

/// <summary>« Tarifs » : what a year costs by category, now and before, with the votes.</summary>
[Requires(Area.Contributions)]
public sealed class RatesModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public bool MaySet => here.Allows(Area.Overrides, Level.Act);

    public async Task OnGet()
    {
        var rates = await db.Set<ContributionRate>().AsNoTracking().ToListAsync(HttpContext.RequestAborted);
        Lines =
        [
            .. rates.OrderBy(r => r.Category is null).ThenBy(r => r.Category).ThenBy(r => r.Profession.Length == 0).ThenBy(r => r.Label, StringComparer.Create(Shell.Formats.French.Culture, ignoreCase: true))
                .ThenByDescending(r => r.FromYear)
                .Select(r => new Line(r, rates.Where(o => o.Category == r.Category && o.Profession == r.Profession && o.FromYear > r.FromYear).Min(o => (int?)o.FromYear), clock.Today.Year)),
        ];
    }

    /// <param name="ReplacedIn">First year of the next one.</param>
    public sealed record Line(ContributionRate Rate, int? ReplacedIn, int Year)
    {
        public bool IsInForce => Rate.FromYear <= Year && !(ReplacedIn <= Year);

        public bool IsToCome => Rate.FromYear > Year;
    }
}
