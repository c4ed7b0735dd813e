using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data;
using Tisserand.Data.Budget;
using Tisserand.Data.Funding;
using Tisserand.Domain.Access;
using Tisserand.Domain.Budget;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Budget;

/// <summary>Takes what is left of an envelope into the next year of the contract, with its justification.</summary>
[Requires(Area.Accounts, Level.Act)]
public sealed class CarryModel(TisserandDb db, ContractQueries contracts, DecideCarryOver decide, CptsOfRequest here, Clock clock) : PageModel
{
    [FromQuery(Name = "annee")]
    public int Year { get; set; }

    /// <summary>Code of a mission; the functioning otherwise.</summary>
    [FromQuery(Name = "mission")]
    public string? Mission { get; set; }

    [BindProperty]
    public int? OriginYear { get; set; }

    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public string? Justification { get; set; }

    public Envelope Envelope { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Origins => [.. CarryOver.OriginsOf(Envelope).Select(y => new SelectListItem(
        $"Année {y} ({French.Euros(CarryOver.LeftOf(Envelope, y))} au plus)", y.ToString(CultureInfo.InvariantCulture)))];

    public async Task<IActionResult> OnGet()
    {
        if (!await Read())
        {
            return Redirect(here.Link("comptes/enveloppes"));
        }
        OriginYear = Year;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Read())
        {
            return NotFound();
        }
        if (ModelState.IsValid)
        {
            var carried = await decide.Decide(
                Envelope.Mission, Year, new(OriginYear, French.ParseEuros(Amount), Justification), Caller.Of(User)!.Name, clock.Today, HttpContext.RequestAborted);
            if (carried.Succeeded)
            {
                TempData["Done"] = $"{French.Euros(carried.Value.Amount)} reportés sur l’année {carried.Value.IntoYear}.";
                return Redirect(here.Link($"comptes/enveloppes?annee={Year}"));
            }
            ModelState.Refuse(carried.Refusals, prefix: "");
        }
        return Page();
    }

    private async Task<bool> Read()
    {
        if (Year is < 1 or >= Domain.Funding.ContractDeadlines.ContractLength || await contracts.Signature(clock.Today, HttpContext.RequestAborted) is not { } contract)
        {
            return false;
        }
        var mission = MissionCodes.Find(Mission);
        var facts = await db.EnvelopeFacts(contract.Id, new(contract.SignedOn), Year, HttpContext.RequestAborted);
        Envelope = Envelope.Of(Year, [], facts).FirstOrDefault(e => e.Mission == mission) ?? new(mission, Year, [], []);
        return true;
    }
}
