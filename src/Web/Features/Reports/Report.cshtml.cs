using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data.Reports;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Reports;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Features.Reports;

/// <summary>« Rapport annuel » of a contract year: read on screen, taken away in Word or PDF.</summary>
[Requires(Area.Missions)]
public sealed class ReportModel(AnnualReportReader reader, IContractInForce contracts, Clock clock) : PageModel
{
    public int Year { get; private set; }

    public int CurrentYear { get; private set; }

    /// <summary>Null when it cannot be made; <see cref="Refusals"/> then say why.</summary>
    public Paper? Paper { get; private set; }

    public IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    public async Task<IActionResult> OnGet([FromQuery(Name = "annee")] int? year, [FromQuery] string? format)
    {
        var stop = HttpContext.RequestAborted;
        if (await contracts.On(clock.Today, stop) is { } contract && contract.SignedOn <= clock.Today)
        {
            CurrentYear = Math.Min(Domain.Indicators.Indicator.Years, new ContractYears(contract.SignedOn).YearOf(clock.Today));
        }
        // The year that has ended is the one to report on.
        Year = year ?? Math.Max(1, CurrentYear - 1);
        var report = await reader.Read(Year, clock.Today, stop);
        Refusals = report.Refusals;
        Paper = report.Value is { } read ? AnnualReportPaper.Of(read) : null;
        return Paper is not null && PaperFiles.Of(Paper, format) is { } file ? file : Page();
    }
}
