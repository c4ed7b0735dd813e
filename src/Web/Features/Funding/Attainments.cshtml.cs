using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data;
using Tisserand.Data.Funding;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Funding;

/// <summary>Attainments notified by the fund, by mission and contract year: until then a variable part is « au plus ».</summary>
[Requires(Area.Missions, Level.Act)]
public sealed class AttainmentsModel(TisserandDb db, ContractQueries contracts, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public ContractOutlook Outlook { get; private set; } = null!;

    public static IReadOnlyList<SelectListItem> Missions { get; } = [.. MissionCodes.All.Select(m => new SelectListItem(m.ShortLabel(), m.Code()))];

    public async Task<IActionResult> OnGet()
    {
        if (await contracts.On(clock.Today, HttpContext.RequestAborted) is not { } outlook)
        {
            return Redirect(here.Link("contrat"));
        }
        Outlook = outlook;
        Input.Year = Math.Max(1, outlook.ContractYear - 1);
        return Page();
    }

    public Task<IActionResult> OnPost() => Change(
        contract => MissionCodes.Find(Input.Mission) is { } mission
            ? contract.Notify(mission, Input.Year ?? 0, Input.Percent, Input.NotifiedOn, Input.Source)
            : [new("unknown-mission", "Choisissez une mission.", nameof(Input.Mission))],
        "Taux enregistré : la part variable est calculée.");

    public Task<IActionResult> OnPostDrop(Guid id) => Change(
        contract => contract.DropAttainment(id) ? [] : [new("gone", "Cette ligne n’existe plus.")],
        "Taux retiré : la part variable redevient « au plus ».");

    private async Task<IActionResult> Change(Func<AciContract, List<Refusal>> act, string done)
    {
        if (await contracts.OnForChange(clock.Today, HttpContext.RequestAborted) is not { } outlook)
        {
            return NotFound();
        }
        ModelState.Refuse(act(outlook.Contract)
            .Select(r => r.Field == nameof(AttainmentNotified.ContractYear) ? r with { Field = nameof(Input.Year) } : r)
            .Where(r => !ModelState.TryGetValue("Input." + r.Field, out var state) || state.Errors.Count == 0));
        if (!ModelState.IsValid)
        {
            db.ChangeTracker.Clear();
            Outlook = (await contracts.On(clock.Today, HttpContext.RequestAborted))!;
            return Page();
        }
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = done;
        return Redirect(here.Link("contrat/atteintes"));
    }

    public sealed class Form
    {
        public string? Mission { get; set; }

        public int? Year { get; set; }

        public decimal? Percent { get; set; }

        public DateOnly? NotifiedOn { get; set; }

        public string? Source { get; set; }
    }
}
