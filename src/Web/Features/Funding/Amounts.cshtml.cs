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
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Funding;

/// <summary>Amounts of the contract that replace those of the barème, line by line, each with its reason; both values side by side.</summary>
[Requires(Area.Overrides, Level.Act)]
public sealed class AmountsModel(TisserandDb db, ContractQueries contracts, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public ContractOutlook Outlook { get; private set; } = null!;

    public IReadOnlyList<OverriddenLine> Overridden => OverriddenLine.Of(Outlook);

    /// <summary>Functioning, and both parts of the missions that have a start.</summary>
    public IReadOnlyList<SelectListItem> Lines =>
    [
        new(FundingCodes.Label(null), Key(null, FundingPart.Functioning)),
        .. from mission in Outlook.Missions
           where mission.StartsOn is not null
           from part in new[] { FundingPart.Fixed, FundingPart.Variable }
           select new SelectListItem($"{mission.Mission.ShortLabel()}, {part.Label().ToLower(French.Culture)}", Key(mission.Mission, part)),
    ];

    public async Task<IActionResult> OnGet()
    {
        if (await contracts.On(clock.Today, HttpContext.RequestAborted) is not { } outlook)
        {
            return Redirect(here.Link("contrat"));
        }
        Outlook = outlook;
        Input.Year = outlook.ContractYear;
        return Page();
    }

    public Task<IActionResult> OnPost() => Change(
        outlook =>
        {
            var (mission, part) = Read(Input.Line);
            return part is null
                ? [new("unknown-line", "Choisissez une ligne.", nameof(Input.Line))]
                : outlook.Contract.Override(mission, part.Value, Input.Year ?? 0, French.ParseEuros(Input.Amount), Input.Reason, outlook.Missions);
        },
        "Montant enregistré : les versements ont suivi.");

    public Task<IActionResult> OnPostDrop(Guid id) => Change(
        outlook => outlook.Contract.DropAmount(id) ? [] : [new("gone", "Cette ligne n’existe plus.")],
        "Le montant du barème est repris.");

    private async Task<IActionResult> Change(Func<ContractOutlook, List<Refusal>> act, string done)
    {
        if (await contracts.OnForChange(clock.Today, HttpContext.RequestAborted) is not { } outlook)
        {
            return NotFound();
        }
        ModelState.Refuse(act(outlook).Select(r => r.Field switch
        {
            nameof(AmountOverride.ContractYear) => r with { Field = nameof(Input.Year) },
            nameof(AmountOverride.Mission) or nameof(AmountOverride.Part) => r with { Field = nameof(Input.Line) },
            _ => r,
        }));
        if (!ModelState.IsValid)
        {
            db.ChangeTracker.Clear();
            Outlook = (await contracts.On(clock.Today, HttpContext.RequestAborted))!;
            return Page();
        }
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = done;
        return Redirect(here.Link("contrat/montants"));
    }

    private static string Key(MissionCode? mission, FundingPart part) => $"{FundingCodes.Code(mission)}.{part.Code()}";

    private static (MissionCode? Mission, FundingPart? Part) Read(string? key) =>
        (from mission in MissionCodes.All.Cast<MissionCode?>().Prepend(null)
         from part in Enum.GetValues<FundingPart>()
         where Key(mission, part) == key
         select (mission, (FundingPart?)part)).FirstOrDefault();

    public sealed class Form
    {
        public string? Line { get; set; }

        public int? Year { get; set; }

        public string? Amount { get; set; }

        public string? Reason { get; set; }
    }
}
