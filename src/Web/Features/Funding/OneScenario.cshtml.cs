using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Data.Funding;
using Tisserand.Data.Indicators;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Indicators;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Funding;

/// <summary>One scenario beside today's contract: by year, line by line, with the workings.</summary>
[Requires(Area.Territory)]
public sealed class OneScenarioModel(TisserandDb db, ContractQueries contracts, KeepScenario scenarios, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public ContractOutlook Outlook { get; private set; } = null!;

    public Scenario Scenario { get; private set; } = null!;

    public IReadOnlyList<Indicator> Indicators { get; private set; } = [];

    public Outcome<PlanComparison> Compared { get; private set; } = null!;

    public bool MayAct => here.Allows(Area.Territory, Level.Act);

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        var stop = HttpContext.RequestAborted;
        if (await contracts.On(clock.Today, stop) is not { } outlook || (await scenarios.Of(outlook.Contract.Id, stop)).Find(s => s.Id == Id) is not { } scenario)
        {
            return NotFound();
        }
        (Outlook, Scenario) = (outlook, scenario);
        Indicators = await db.IndicatorsOf(outlook.Contract.Id, stop);
        Compared = scenario.Compare(outlook, Indicators);
        return Compared.Value is { } comparison && ListFiles.File(Table(comparison), list, comparison.Lines.ToAsyncEnumerable(), clock.Today) is { } file ? file : Page();
    }

    public async Task<IActionResult> OnPostRemove()
    {
        if (!MayAct)
        {
            return Forbid();
        }
        if (!await scenarios.Remove(Id, HttpContext.RequestAborted))
        {
            return NotFound();
        }
        TempData["Done"] = "Scénario retiré.";
        return Redirect(here.Link("finances/scenarios"));
    }

    private static Table<ComparedLine> Table(PlanComparison comparison) => new("scenario", "Scénario",
    [
        new("annee", "Année du contrat", l => l.ContractYear) { Numeric = true },
        new("mission", "Mission", l => FundingCodes.Label(l.Mission)),
        new("part", "Part", l => l.Part.Label()),
        new("contrat", "Contrat d’aujourd’hui", l => l.Before) { Numeric = true },
        new("scenario", "Scénario", l => l.After) { Numeric = true },
        new("difference", "Différence", l => l.Difference) { Numeric = true },
        new("calcul", "Calcul du scénario", l => string.Join(" | ", comparison.After.Payments.Where(p => (p.ContractYear, p.Mission, p.Part) == (l.ContractYear, l.Mission, l.Part))
            .Select(p => $"{p.Kind.Label()} : {string.Join(" ; ", p.Working.Lines.Select(w => $"{w.Label} {w.Rate} {French.Euros(w.Amount)}"))}"))),
    ]);
}
