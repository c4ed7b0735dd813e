using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Indicators;
using Tisserand.Domain.Access;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Indicators;

/// <summary>Definition of an indicator, new or changed.</summary>
[Requires(Area.Missions, Level.Act)]
public sealed class IndicatorFormModel(TisserandDb db, IContractInForce contracts, DefineIndicator define, CptsOfRequest here, Clock clock) : PageModel
{
    /// <summary>Null for a new one.</summary>
    [FromRoute]
    public Guid? Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Fiches { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (Id is not { } id)
        {
            Input = Form.Empty;
        }
        else if (await Whole(id) is { } indicator)
        {
            Input = Form.Of(indicator);
        }
        else
        {
            return NotFound();
        }
        return await Shown();
    }

    public async Task<IActionResult> OnPost()
    {
        var stop = HttpContext.RequestAborted;
        if (Id is { } id)
        {
            if (await Whole(id) is not { } indicator)
            {
                return NotFound();
            }
            if (ModelState.IsValid)
            {
                ModelState.Refuse(await define.Change(indicator, Input.Details, stop));
            }
            return ModelState.IsValid ? Done(id, "L’indicateur est enregistré.") : await Shown();
        }
        if (await contracts.On(clock.Today, stop) is not { } contract)
        {
            return Redirect(here.Link("indicateurs"));
        }
        if (!ModelState.IsValid)
        {
            return await Shown();
        }
        var defined = await define.Define(contract.Id, Input.Details, stop);
        ModelState.Refuse(defined.Refusals);
        return defined.Succeeded ? Done(defined.Value.Id, "L’indicateur est défini : il compte déjà.") : await Shown();
    }

    private Task<Indicator?> Whole(Guid id) => db.WholeIndicators().SingleOrDefaultAsync(i => i.Id == id, HttpContext.RequestAborted);

    private RedirectResult Done(Guid id, string said)
    {
        TempData["Done"] = said;
        return Redirect(here.Link("indicateurs/" + id));
    }

    private async Task<PageResult> Shown()
    {
        var fiches = await db.Set<FicheAction>().AsNoTracking().OrderBy(f => f.Mission).ThenBy(f => f.FoldedTitle)
            .Select(f => new { f.Id, f.Title, f.Mission }).Take(500).ToListAsync(HttpContext.RequestAborted);
        Fiches = [new("Toutes", ""), .. fiches.Select(f => new SelectListItem($"{f.Title} ({f.Mission.ShortLabel()})", f.Id.ToString()))];
        return Page();
    }

    public sealed class Form
    {
        public string? Label { get; set; }

        public string? Definition { get; set; }

        public string? Unit { get; set; }

        public IndicatorLevel Level { get; set; }

        public IndicatorUse Use { get; set; }

        public IndicatorProducer Producer { get; set; }

        public AttainmentRule Rule { get; set; }

        public IndicatorCount Count { get; set; } = IndicatorCount.MeetingsHeld;

        public MeetingKind? Kind { get; set; }

        public Guid? FicheActionId { get; set; }

        public decimal? Baseline { get; set; }

        /// <summary>One by mission, in the order of the guide.</summary>
        public List<MissionRow> Missions { get; set; } = [];

        /// <summary>One by contract year; empty for none.</summary>
        public List<decimal?> Targets { get; set; } = [];

        internal static Form Empty => new()
        {
            Missions = [.. MissionCodes.All.Select(_ => new MissionRow())],
            Targets = [.. new decimal?[Indicator.Years]],
        };

        internal IndicatorDetails Details => new(
            Label, Definition, Unit, Level, Use, Producer, Rule, Count, Kind, FicheActionId, Baseline ?? 0,
            [.. MissionCodes.All.Zip(Missions).Where(m => m.Second.IsChosen).Select(m => new MissionWeight(m.First, m.Second.Weight ?? 1))],
            [.. Targets.Take(Indicator.Years).Select((target, i) => (Target: target, Year: i + 1)).Where(t => t.Target is not null).Select(t => new YearTarget(t.Year, t.Target!.Value))]);

        internal static Form Of(Indicator indicator) => new()
        {
            Label = indicator.Label,
            Definition = indicator.Definition,
            Unit = indicator.Unit,
            Level = indicator.Level,
            Use = indicator.Use,
            Producer = indicator.Producer,
            Rule = indicator.Rule,
            Count = indicator.Count,
            Kind = indicator.Kind,
            FicheActionId = indicator.FicheActionId,
            Baseline = indicator.Baseline,
            Missions = [.. MissionCodes.All.Select(code => indicator.Missions.FirstOrDefault(m => m.Mission == code) is { } m ? new MissionRow { IsChosen = true, Weight = m.Weight } : new MissionRow())],
            Targets = [.. Enumerable.Range(1, Indicator.Years).Select(year => indicator.Targets.FirstOrDefault(t => t.ContractYear == year)?.Target)],
        };
    }

    public sealed class MissionRow
    {
        public bool IsChosen { get; set; }

        public decimal? Weight { get; set; }
    }
}
