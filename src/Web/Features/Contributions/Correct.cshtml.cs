using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Contributions;

/// <summary>Changes the amount of a contribution, exempts or cancels it, each with a reason; or takes that back.</summary>
[Requires(Area.Overrides, Level.Act)]
public sealed class CorrectModel(TisserandDb db, CorrectContribution correct, CptsOfRequest here) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ContributionRow Row { get; private set; } = null!;

    public Task<IActionResult> OnGet() => Show();

    public Task<IActionResult> OnPostAmount() => Act((acting, stop) => correct.ChangeAmount(Id, French.ParseEuros(Amount), Reason, acting, stop), "Le montant est modifié.");

    public Task<IActionResult> OnPostExempt() => Act((acting, stop) => correct.Exempt(Id, Reason, acting, stop), "La cotisation est exonérée.");

    public Task<IActionResult> OnPostCancel() => Act((acting, stop) => correct.Cancel(Id, Reason, acting, stop), "La cotisation est annulée.");

    public Task<IActionResult> OnPostReinstate() => Act((_, stop) => correct.Reinstate(Id, stop), "La cotisation est rétablie, au montant du tarif.");

    private async Task<IActionResult> Act(Func<Acting, CancellationToken, Task<List<Refusal>?>> act, string done)
    {
        var acting = await Acting.Read(db, HttpContext);
        if (await act(acting, HttpContext.RequestAborted) is not { } refusals)
        {
            return NotFound();
        }
        if (refusals.Count == 0)
        {
            TempData["Done"] = done;
            return Redirect(here.Link("finances/cotisations/" + Id));
        }
        ModelState.Refuse(refusals, prefix: "");
        return await Show();
    }

    private async Task<IActionResult> Show()
    {
        if (await db.ContributionRows().AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id, HttpContext.RequestAborted) is not { } row)
        {
            return NotFound();
        }
        Row = row;
        Amount ??= row.Line.Amount.Euros.ToString("0.00", French.Culture);
        return Page();
    }
}
