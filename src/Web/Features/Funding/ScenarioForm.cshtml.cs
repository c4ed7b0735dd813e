using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Data.Funding;
using Tisserand.Data.Indicators;
using Tisserand.Domain.Access;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Funding;

/// <summary>A scenario, typed: what is left empty stays as in the contract.</summary>
[Requires(Area.Territory, Level.Act)]
public sealed class ScenarioFormModel(TisserandDb db, ContractQueries contracts, KeepScenario scenarios, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid? Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public ContractOutlook Outlook { get; private set; } = null!;

    /// <summary>Those of résultat.</summary>
    public IReadOnlyList<Indicator> Indicators { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!await Show())
        {
            return Redirect(here.Link("contrat"));
        }
        Scenario? scenario = null;
        if (Id is not null && (scenario = (await scenarios.Of(Outlook.Contract.Id, HttpContext.RequestAborted)).Find(s => s.Id == Id)) is null)
        {
            return NotFound();
        }
        Input = new()
        {
            Name = scenario?.Name,
            Population = scenario?.Population is { } population ? French.Number(population) : null,
            PopulationFrom = scenario?.PopulationFrom,
            Starts = [.. MissionCodes.All.Select(m => new StartForm { Mission = m.Code(), StartsOn = scenario?.Missions.FirstOrDefault(x => x.Mission == m)?.StartsOn })],
            Attainments = [.. Indicators.Select(i => new AttainmentForm { Indicator = i.Id, Percent = scenario?.Indicators.FirstOrDefault(x => x.IndicatorId == i.Id)?.Percent })],
        };
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Show())
        {
            return NotFound();
        }
        var digits = string.Concat((Input.Population ?? "").Where(c => !char.IsWhiteSpace(c)));
        int? population = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : null;
        if (digits.Length > 0 && population is null)
        {
            ModelState.AddModelError("Input.Population", "Indiquez le nombre d’habitants, par exemple 62 000.");
        }
        if (ModelState.IsValid)
        {
            var outcome = await scenarios.Keep(
                Id,
                new(Input.Name, population, Input.PopulationFrom,
                    [.. Input.Starts.Where(s => s.StartsOn is not null && MissionCodes.Find(s.Mission) is not null).DistinctBy(s => s.Mission).Select(s => (MissionCodes.Find(s.Mission)!.Value, s.StartsOn!.Value))],
                    [.. Input.Attainments.Where(a => a.Percent is not null).DistinctBy(a => a.Indicator).Select(a => (a.Indicator, a.Percent!.Value))]),
                clock.Today, HttpContext.RequestAborted);
            if (outcome.Succeeded)
            {
                if (outcome.Value is null)
                {
                    return NotFound();
                }
                TempData["Done"] = "Scénario gardé.";
                return Redirect(here.Link("finances/scenarios/" + outcome.Value.Id));
            }
            ModelState.Refuse(outcome.Refusals.Select(r => r with { Field = Control(r.Field) }));
        }
        return Page();
    }

    /// <summary>When a mission starts today.</summary>
    public string StartOf(string? code) =>
        MissionCodes.Find(code) is { } mission && Outlook.Calculation.Value?.Terms.Missions.FirstOrDefault(m => m.Code == mission)?.StartsOn is { } day
            ? $"Aujourd’hui : le {French.LongDay(day)}." : "Aujourd’hui : aucune date, la mission ne paie pas.";

    private async Task<bool> Show()
    {
        if (await contracts.On(clock.Today, HttpContext.RequestAborted) is not { } outlook)
        {
            return false;
        }
        Outlook = outlook;
        Indicators = [.. (await db.IndicatorsOf(outlook.Contract.Id, HttpContext.RequestAborted)).Where(i => i.Use == IndicatorUse.Result)];
        return true;
    }

    private string Control(string field)
    {
        if (field.StartsWith(nameof(Scenario.Missions) + ".", StringComparison.Ordinal))
        {
            return $"Starts[{Input.Starts.FindIndex(s => field.EndsWith("." + s.Mission, StringComparison.Ordinal))}].StartsOn";
        }
        return field.StartsWith(nameof(Scenario.Indicators) + ".", StringComparison.Ordinal)
            ? $"Attainments[{Input.Attainments.FindIndex(a => field.EndsWith("." + a.Indicator, StringComparison.Ordinal))}].Percent"
            : field;
    }

    public sealed class Form
    {
        public string? Name { get; set; }

        public string? Population { get; set; }

        public DateOnly? PopulationFrom { get; set; }

        public List<StartForm> Starts { get; set; } = [];

        public List<AttainmentForm> Attainments { get; set; } = [];
    }

    public sealed class StartForm
    {
        public string? Mission { get; set; }

        public DateOnly? StartsOn { get; set; }
    }

    public sealed class AttainmentForm
    {
        public Guid Indicator { get; set; }

        public decimal? Percent { get; set; }
    }
}
