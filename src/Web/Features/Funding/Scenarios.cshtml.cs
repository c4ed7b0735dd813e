using Microsoft.AspNetCore.Mvc.RazorPages;
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

/// <summary>« Scénarios » : those kept, each beside today's contract.</summary>
[Requires(Area.Territory)]
public sealed class ScenariosModel(TisserandDb db, ContractQueries contracts, KeepScenario scenarios, Clock clock) : PageModel
{
    /// <summary>Null when no contract was entered.</summary>
    public ContractOutlook? Outlook { get; private set; }

    public IReadOnlyList<(Scenario Scenario, Outcome<PlanComparison> Compared)> All { get; private set; } = [];

    public IReadOnlyList<Indicator> Indicators { get; private set; } = [];

    public async Task OnGet()
    {
        var stop = HttpContext.RequestAborted;
        Outlook = await contracts.On(clock.Today, stop);
        if (Outlook is not null)
        {
            Indicators = await db.IndicatorsOf(Outlook.Contract.Id, stop);
            All = [.. (await scenarios.Of(Outlook.Contract.Id, stop)).Select(s => (s, s.Compare(Outlook, Indicators)))];
        }
    }
}
