using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Funding;

/// <summary>« Calendrier des versements ACI » : what the contract pays and when, the present contract year first, each amount with its working.</summary>
[Requires(Area.Territory)]
public sealed class CalendarModel(ReadFollowUp followUps, Clock clock) : PageModel
{
    /// <summary>Choice of the years that follow one another.</summary>
    public const string AllYears = "toutes";

    /// <summary>A contract year or <see cref="AllYears"/>; anything else means the present one.</summary>
    [BindProperty(SupportsGet = true, Name = "annee")]
    public string? Chosen { get; set; }

    /// <summary>Contract year shown; null for all of them.</summary>
    public int? Year { get; private set; }

    [BindProperty(SupportsGet = true, Name = "calculs")]
    public string? Workings { get; set; }

    /// <summary>« retard » : only what is late.</summary>
    [BindProperty(SupportsGet = true, Name = "suivi")]
    public string? Follow { get; set; }

    public PaymentFollowUp? FollowUp { get; private set; }

    public IReadOnlyList<ExpectedPayment> Late => FollowUp?.LateOn(clock.Today) ?? [];

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
        if (await followUps.On(clock.Today, HttpContext.RequestAborted) is { } read)
        {
            (Outlook, FollowUp) = read;
        }
        if (Plan is null)
        {
            return Page();
        }
        Year = Chosen == AllYears ? null
            : int.TryParse(Chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= 1 && year <= Plan.Terms.Years ? year
            : Outlook!.ContractYear;
        var shown = FollowUp!.Payments.Where(p => (Year is null || p.Payment.ContractYear == Year) && (Follow != "retard" || p.IsLate(clock.Today))).ToList();
        Table = new PaymentTable(Plan, [.. shown.Select(p => p.Payment)], clock.Today, AllOpen) { FollowUp = shown };
        return ListFiles.File(Table.Table, list, Table.Payments, clock.Today) ?? Page();
    }

    /// <summary>The contract in the simulator, to try a change without touching it.</summary>
    public string Simulation => SimulatorForm.Of(Plan!.Terms).Address();
}
