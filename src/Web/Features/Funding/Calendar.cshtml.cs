using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data.Funding;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Funding;

/// <summary>« Calendrier des versements ACI » : what the contract pays and when, by contract year or all of it, each amount with its working.</summary>
[Requires(Area.Territory)]
public sealed class CalendarModel(ContractQueries contracts, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "annee")]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true, Name = "calculs")]
    public string? Workings { get; set; }

    public bool AllOpen => Workings == "tous";

    /// <summary>Null when no contract was entered.</summary>
    public ContractOutlook? Outlook { get; private set; }

    public FundingPlan? Plan => Outlook?.Calculation.Value;

    public IReadOnlyList<Refusal> Refusals => Outlook?.Calculation.Refusals ?? [];

    public PaymentTable? Table { get; private set; }

    /// <summary>Year whose ceilings are shown: the one chosen, or the present one.</summary>
    public int CeilingsOf => Year ?? Outlook!.ContractYear;

    public async Task<IActionResult> OnGet(ListQuery list)
    {
        Outlook = await contracts.On(clock.Today, HttpContext.RequestAborted);
        if (Plan is null)
        {
            return Page();
        }
        if (Year < 1 || Year > Plan.Terms.Years)
        {
            Year = null;
        }
        Table = new PaymentTable(Plan, [.. Plan.Payments.Where(p => Year is null || p.ContractYear == Year)], clock.Today, AllOpen);
        return ListFiles.File(Table.Table, list, Table.Payments, clock.Today) ?? Page();
    }

    /// <summary>The contract in the simulator, to try a change without touching it.</summary>
    public string Simulation => SimulatorForm.Of(Plan!.Terms).Address();
}
