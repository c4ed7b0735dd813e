using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Indemnities;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Marks lines as paid: a first post shows what each person is due, a second one gives the day and the reference.</summary>
[Requires(Area.Payments, Level.Act)]
public sealed class PayModel(TisserandDb db, PayIndemnities pay, ActorOfRequest actors, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public Guid[] Ids { get; set; } = [];

    /// <summary>All that is to be paid in the filter of the address.</summary>
    [BindProperty]
    public bool All { get; set; }

    [BindProperty]
    public DateOnly? PaidOn { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<IndemnityRow> Rows { get; private set; } = [];

    public Money Total => Rows.Sum(r => r.Line!.Amount);

    public string Back => here.Link("finances/indemnites/lignes");

    public IActionResult OnGet() => Redirect(Back);

    public async Task<IActionResult> OnPost([FromQuery] IndemnityFilter filter)
    {
        PaidOn = clock.Today;
        ModelState.Clear();
        filter.State = null;
        return await Show(All ? filter.Lines(db) : db.IndemnityLines().Where(r => EF.Parameter(Ids).Contains(r.Id)));
    }

    public async Task<IActionResult> OnPostConfirm()
    {
        var stop = HttpContext.RequestAborted;
        if (ModelState.IsValid)
        {
            var outcome = await pay.Pay(Ids, await actors.Read(stop), PaidOn, Reason, clock.Today, stop);
            if (outcome.Succeeded)
            {
                TempData["Done"] = string.Join(' ', [$"{French.Count(outcome.Value.Lines.Count, "ligne payée", "lignes payées")}, {French.Euros(outcome.Value.Amount)}.", .. outcome.Value.Left.Select(l => l.Message)]);
                return Redirect(Back);
            }
            ModelState.Refuse(outcome.Refusals, prefix: "");
        }
        return await Show(db.IndemnityLines().Where(r => EF.Parameter(Ids).Contains(r.Id)));
    }

    private async Task<IActionResult> Show(IQueryable<IndemnityRow> rows)
    {
        Rows = await rows.AsNoTracking().Where(r => r.Line!.State == IndemnityState.Approved).OrderBy(r => r.FoldedName).ThenBy(r => r.Day).ToListAsync(HttpContext.RequestAborted);
        return Page();
    }
}
