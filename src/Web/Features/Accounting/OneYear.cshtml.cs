using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Accounting;

/// <summary>One fiscal year: its result, its months and itself to close, to open again.</summary>
[Requires(Area.FiscalYears, Level.Act)]
public sealed class OneYearModel(CloseFiscalYear years, CptsOfRequest here, Clock clock) : PageModel
{
    public ClosingPlan Plan { get; private set; } = null!;

    [BindProperty]
    public DateOnly? ClosedThrough { get; set; }

    [BindProperty]
    public string? ReopeningReason { get; set; }

    /// <summary>Ends of the months that may still be closed.</summary>
    public IReadOnlyList<SelectListItem> Months { get; private set; } = [];

    public Task<IActionResult> OnGet(Guid id) => Show(id);

    public async Task<IActionResult> OnPostMonths(Guid id) =>
        await After(id, await years.CloseMonths(id, ClosedThrough, HttpContext.RequestAborted), "Les mois sont clos.");

    public async Task<IActionResult> OnPostClose(Guid id) =>
        await After(id, await years.Close(id, clock.Today, HttpContext.RequestAborted), "L’exercice est clos, ses soldes ouvrent le suivant.");

    public async Task<IActionResult> OnPostReopen(Guid id) =>
        await After(id, await years.Reopen(id, ReopeningReason, clock.Today, HttpContext.RequestAborted), "L’exercice est rouvert.");

    private async Task<IActionResult> After(Guid id, List<Refusal>? refusals, string done)
    {
        if (refusals is null)
        {
            return NotFound();
        }
        ModelState.Refuse(refusals, prefix: "");
        if (!ModelState.IsValid)
        {
            return await Show(id);
        }
        TempData["Done"] = done;
        return Redirect(here.Link("comptes/exercices/" + id));
    }

    private async Task<IActionResult> Show(Guid id)
    {
        if (await years.Plan(id, HttpContext.RequestAborted) is not { } plan)
        {
            return NotFound();
        }
        Plan = plan;
        var (first, last) = (plan.Year.ClosedThrough?.AddDays(1) ?? plan.Year.Start, plan.Year.End < clock.Today ? plan.Year.End : clock.Today);
        for (var month = new DateOnly(first.Year, first.Month, 1).AddMonths(1); month.AddDays(-1) <= last; month = month.AddMonths(1))
        {
            var end = month.AddDays(-1);
            Months = [.. Months, new(end.ToString("MMMM yyyy", French.Culture), end.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))];
        }
        return Page();
    }
}
