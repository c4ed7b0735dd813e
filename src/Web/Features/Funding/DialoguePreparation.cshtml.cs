using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Data.Indicators;
using Tisserand.Domain.Access;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Funding;

/// <summary>The sheet to bring to the dialogue de gestion, all derived: amounts, indicators, payments, deadlines, what is unsure. Printed as it is.</summary>
[Requires(Area.Territory)]
public sealed class DialoguePreparationModel(TisserandDb db, ReadFollowUp followUps, IVariableParts parts, Clock clock) : PageModel
{
    /// <summary>Null when no contract was entered.</summary>
    public ContractOutlook? Outlook { get; private set; }

    public int Year { get; private set; }

    public IReadOnlyList<NotifiedYearLine> Lines { get; private set; } = [];

    public IReadOnlyList<IndicatorResult> Results { get; private set; } = [];

    public IReadOnlyList<VariablePart> Parts { get; private set; } = [];

    public IReadOnlyList<ExpectedPayment> Late { get; private set; } = [];

    /// <summary>Deadlines of the year that are not met, or that fall within it.</summary>
    public IReadOnlyList<AgendaLine> Deadlines { get; private set; } = [];

    public async Task OnGet([FromQuery(Name = "annee")] int? year)
    {
        var stop = HttpContext.RequestAborted;
        if (await followUps.On(clock.Today, stop) is not var (outlook, followUp))
        {
            return;
        }
        Outlook = outlook;
        Year = year is >= 1 and <= ContractDeadlines.ContractLength ? year.Value : outlook.ContractYear;
        Lines = NotifiedYearLine.Of(outlook, followUp, Year);
        Late = followUp.LateOn(clock.Today);
        Parts = await parts.Of(Year, stop);
        var period = outlook.Contract.Years.Period(Year);
        Deadlines = [.. outlook.Agenda.Where(l => l.Deadline.Mission is not null && (l.State == DeadlineState.Late || period.Contains(l.Deadline.DueOn)))];
        if (period.Start <= clock.Today)
        {
            var indicators = await db.IndicatorsOf(outlook.Contract.Id, stop);
            Results = [.. (await db.Results(indicators, outlook.Contract.Years, Year, Year, stop)).Where(r => r.IsAsked)];
        }
    }
}
