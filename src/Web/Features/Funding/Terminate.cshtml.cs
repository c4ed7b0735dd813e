using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data;
using Tisserand.Data.Funding;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Funding;

/// <summary>« Résiliation » : what a letter received on a day would do; then, once it is there, what it does.</summary>
[Requires(Area.Territory)]
public sealed class TerminateModel(TisserandDb db, ContractQueries contracts, CptsOfRequest here, Clock clock) : PageModel
{
    /// <summary>Day tried.</summary>
    [BindProperty(SupportsGet = true, Name = "recue")]
    public DateOnly? Tried { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Null when no contract was entered.</summary>
    public ContractOutlook? Outlook { get; private set; }

    public DateOnly ReceivedOn { get; private set; }

    /// <summary>Null when the day is out of the contract, or the plan cannot be computed.</summary>
    public FundingPlan? Plan { get; private set; }

    public DateOnly LastDay => AciContract.EndOf(ReceivedOn).AddDays(-1);

    /// <summary>Settled at the end.</summary>
    public IReadOnlyList<Payment> Settled => Plan is null ? [] : [.. Plan.Payments.Where(p => p.DueOn == LastDay.AddDays(1))];

    public Money ToGiveBack => Settled.Where(p => p.Amount < Money.Zero).Sum(p => -p.Amount);

    public bool MayAct => here.Allows(Area.Territory, Level.Act);

    public static IReadOnlyList<SelectListItem> Parties { get; } =
        [new("La CPTS", nameof(TerminatingParty.Cpts)), new("La caisse", nameof(TerminatingParty.Fund)), new("L’ARS", nameof(TerminatingParty.Ars))];

    public static string Label(TerminatingParty party) => Parties.First(p => p.Value == party.ToString()).Text;

    public async Task OnGet() => await Show();

    public Task<IActionResult> OnPost() => Act(c => c.Terminate(Input.By, Input.ReceivedOn, Input.Reason, clock.Today).ConvertAll(r => r with
    {
        Field = r.Field switch { nameof(AciContract.TerminatedBy) => nameof(Form.By), nameof(AciContract.TerminationReceivedOn) => nameof(Form.ReceivedOn), _ => nameof(Form.Reason) },
    }), "Résiliation enregistrée : le calendrier s’arrête à la fin du préavis.");

    public Task<IActionResult> OnPostResume() => Act(
        c =>
        {
            c.Resume();
            return [];
        }, "Le contrat reprend jusqu’à ses cinq ans.");

    private async Task<IActionResult> Act(Func<AciContract, List<Refusal>> act, string done)
    {
        if (!MayAct)
        {
            return Forbid();
        }
        if (await contracts.OnForChange(clock.Today, HttpContext.RequestAborted) is not { Contract: var contract })
        {
            return NotFound();
        }
        if (ModelState.IsValid)
        {
            ModelState.Refuse(act(contract), nameof(Input));
        }
        if (!ModelState.IsValid)
        {
            db.ChangeTracker.Clear();
            await Show();
            return Page();
        }
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = done;
        return Redirect(here.Link("contrat/resiliation"));
    }

    private async Task Show()
    {
        Outlook = await contracts.On(clock.Today, HttpContext.RequestAborted);
        ReceivedOn = Outlook?.Contract.TerminationReceivedOn ?? Tried ?? clock.Today;
        if (Outlook is { Contract: var contract } && ReceivedOn >= contract.SignedOn && AciContract.EndOf(ReceivedOn) <= contract.SignedOn.AddYears(ContractDeadlines.ContractLength))
        {
            Plan = Outlook.IfTerminated(ReceivedOn).Value;
        }
    }

    public sealed class Form
    {
        public TerminatingParty? By { get; set; }

        public DateOnly? ReceivedOn { get; set; }

        public string? Reason { get; set; }
    }
}
