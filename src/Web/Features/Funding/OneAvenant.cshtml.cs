using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Funding;
using Tisserand.Data.Indicators;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Indicators;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Funding;

/// <summary>One avenant: what it changes in the contract, year by year, its targets, its document.</summary>
[Requires(Area.Territory)]
public sealed class OneAvenantModel(TisserandDb db, ContractQueries contracts, RecordAvenant record, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public TargetForm Aim { get; set; } = new();

    public ContractOutlook Outlook { get; private set; } = null!;

    public Avenant Avenant { get; private set; } = null!;

    /// <summary>Null when a plan cannot be computed.</summary>
    public PlanComparison? Effect { get; private set; }

    public IReadOnlyList<Indicator> Indicators { get; private set; } = [];

    public IEnumerable<SelectListItem> Choices => Indicators.Select(i => new SelectListItem(i.Label, i.Id.ToString()));

    public IEnumerable<SelectListItem> Years => ContractModel.YearsOf(Outlook.Contract).Skip(Outlook.Contract.YearOn(Avenant.EffectiveOn) - 1);

    public bool MayAct => here.Allows(Area.Territory, Level.Act);

    public async Task<IActionResult> OnGet() => await Show() ? Page() : NotFound();

    public Task<IActionResult> OnPostAim() => Act(() => record.Aim(Id, Aim.Indicator, Aim.Year, Aim.Target, clock.Today, HttpContext.RequestAborted), "Objectif fixé\u00A0: l’indicateur a suivi.");

    public Task<IActionResult> OnPostUnaim(Guid line) => Act(() => record.Unaim(Id, line, clock.Today, HttpContext.RequestAborted), "L’objectif d’avant est repris.");

    public async Task<IActionResult> OnPostRemove()
    {
        var refusals = MayAct ? await record.Remove(Id, clock.Today, HttpContext.RequestAborted) : [new("not-allowed", "Vous ne pouvez pas retirer cet avenant.")];
        if (refusals.Count == 0)
        {
            TempData["Done"] = "Avenant retiré\u00A0: montants et calendrier ont suivi.";
            return Redirect(here.Link("contrat/avenants"));
        }
        return await Refused(refusals, "");
    }

    private async Task<IActionResult> Act(Func<Task<List<Refusal>>> act, string done)
    {
        var refusals = ModelState.IsValid ? await act() : [];
        if (refusals.Count > 0 || !ModelState.IsValid)
        {
            return await Refused(refusals, nameof(Aim));
        }
        TempData["Done"] = done;
        return Redirect(here.Link("contrat/avenants/" + Id) + "#objectifs");
    }

    private async Task<IActionResult> Refused(List<Refusal> refusals, string form)
    {
        ModelState.Refuse(refusals, form);
        db.ChangeTracker.Clear();
        return await Show() ? Page() : NotFound();
    }

    private async Task<bool> Show()
    {
        var stop = HttpContext.RequestAborted;
        if (await contracts.On(clock.Today, stop) is not { } outlook
            || await db.Set<Avenant>().AsNoTracking().Include(a => a.Targets).SingleOrDefaultAsync(a => a.Id == Id && a.ContractId == outlook.Contract.Id, stop) is not { } avenant)
        {
            return false;
        }
        (Outlook, Avenant) = (outlook, avenant);
        Effect = outlook.Effect(avenant);
        Indicators = await db.IndicatorsOf(outlook.Contract.Id, stop);
        return true;
    }

    public sealed class TargetForm
    {
        public Guid? Indicator { get; set; }

        public int? Year { get; set; }

        public decimal? Target { get; set; }
    }
}
