using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Contributions;

/// <summary>Marks contributions as paid: shows what each member owes, then asks for the day, the means and the reference.</summary>
[Requires(Area.Contributions, Level.Act)]
public sealed class PayModel(TisserandDb db, PayContributions pay, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public Guid[] Ids { get; set; } = [];

    [BindProperty]
    public DateOnly? PaidOn { get; set; }

    [BindProperty]
    public string? Means { get; set; }

    [BindProperty]
    public string? Reference { get; set; }

    [BindProperty]
    public string? Payer { get; set; }

    public IReadOnlyList<ContributionRow> Rows { get; private set; } = [];

    public Money Total => Rows.Sum(r => r.Line.Amount);

    public string Back => here.Link("finances/cotisations");

    public static IReadOnlyList<SelectListItem> MeansOptions { get; } = [new("Choisir…", ""), .. ContributionFilter.MeansOptions.Skip(1)];

    public Task<IActionResult> OnGet([FromQuery] Guid[] ids, [FromQuery] bool all, [FromQuery] ContributionFilter filter)
    {
        PaidOn = clock.Today;
        return Show(filter.Chosen(db, ids, all, clock.Today));
    }

    public async Task<IActionResult> OnPost()
    {
        if (ModelState.IsValid)
        {
            var outcome = await pay.Pay(Ids, new(PaidOn, ContributionWords.FindMeans(Means), Reference, Payer), clock.Today, HttpContext.RequestAborted);
            if (outcome.Succeeded)
            {
                TempData["Done"] = string.Join(' ', [$"{French.Count(outcome.Value.Lines.Count, "cotisation payée", "cotisations payées")}, {French.Euros(outcome.Value.Amount)}.", .. outcome.Value.Left.Select(l => l.Message)]);
                return Redirect(Ids.Length == 1 ? here.Link("finances/cotisations/" + Ids[0]) : Back);
            }
            ModelState.Refuse(outcome.Refusals, prefix: "");
        }
        return await Show(new ContributionFilter().Chosen(db, Ids, all: false, clock.Today));
    }

    private async Task<IActionResult> Show(IQueryable<ContributionRow> rows)
    {
        Rows = await rows.Where(r => r.Line.State == ContributionState.Called && r.Line.Amount.Cents > 0).ToListAsync(HttpContext.RequestAborted);
        return Page();
    }
}
