using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Indicators;
using Tisserand.Domain.Access;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Indicators;

/// <summary>One indicator: its value of a contract year with the proofs, the value typed in its place, its years.</summary>
[Requires(Area.Missions, OrOwnMissions = true)]
public sealed class IndicatorCardModel(TisserandDb db, IContractInForce contracts, MeasureIndicator measure, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>Contract year shown.</summary>
    [BindProperty(SupportsGet = true, Name = "annee")]
    public int Year { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Indicator Indicator { get; private set; } = null!;

    public IReadOnlyList<IndicatorResult> Results { get; private set; } = [];

    public ContractYears Years { get; private set; } = null!;

    public int CurrentYear { get; private set; }

    public string? FicheTitle { get; private set; }

    public IndicatorResult Result => Results.First(r => r.ContractYear == Year);

    /// <summary>Replacing a counted value is a right of its own.</summary>
    public bool MayMeasure => MayAct && (!Indicator.IsCounted || here.Allows(Area.Overrides, Level.Act));

    /// <summary>A référent, when every mission that it serves is their own.</summary>
    public bool MayAct => Indicator.Missions.All(m => here.Allows(Area.Missions, Level.Act, m.Mission));

    public async Task<IActionResult> OnGet()
    {
        if (!await Read())
        {
            return NotFound();
        }
        var typed = Result.Typed;
        Input = new() { Typed = typed?.Typed, MeasuredOn = typed?.MeasuredOn ?? clock.Today, Reason = typed?.Reason };
        return Page();
    }

    public async Task<IActionResult> OnPostMeasure()
    {
        if (!await Read())
        {
            return NotFound();
        }
        if (!MayMeasure)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        if (ModelState.IsValid)
        {
            var measured = await measure.Measure(Id, Year, Input.Typed, Input.MeasuredOn, Input.Reason, clock.Today, HttpContext.RequestAborted);
            if (measured is null)
            {
                return NotFound();
            }
            ModelState.Refuse(measured.Refusals);
        }
        return ModelState.IsValid ? Done("Valeur enregistrée : l’atteinte et la part variable ont suivi.") : Page();
    }

    public async Task<IActionResult> OnPostTakeBack()
    {
        if (!await Read())
        {
            return NotFound();
        }
        if (!MayMeasure)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        await measure.TakeBack(Id, Year, HttpContext.RequestAborted);
        return Done(Indicator.IsCounted ? "La valeur comptée est reprise." : "La valeur est retirée.");
    }

    private RedirectResult Done(string said)
    {
        TempData["Done"] = said;
        return Redirect(here.Link($"indicateurs/{Id}?annee={Year}"));
    }

    private async Task<bool> Read()
    {
        var stop = HttpContext.RequestAborted;
        if (await db.WholeIndicators().AsNoTracking().SingleOrDefaultAsync(i => i.Id == Id, stop) is not { } indicator
            || await contracts.On(clock.Today, stop) is not { } contract)
        {
            return false;
        }
        Indicator = indicator;
        Years = new(contract.SignedOn);
        CurrentYear = clock.Today < contract.SignedOn ? 1 : Math.Min(Indicator.Years, Years.YearOf(clock.Today));
        if (Year is < 1 or > Indicator.Years)
        {
            Year = CurrentYear;
        }
        Results = await db.Results([indicator], Years, 1, Indicator.Years, stop);
        FicheTitle = indicator.FicheActionId is { } fiche ? await db.Set<FicheAction>().Where(f => f.Id == fiche).Select(f => f.Title).SingleOrDefaultAsync(stop) : null;
        return true;
    }

    public sealed class Form
    {
        public decimal? Typed { get; set; }

        public DateOnly? MeasuredOn { get; set; }

        public string? Reason { get; set; }
    }
}
