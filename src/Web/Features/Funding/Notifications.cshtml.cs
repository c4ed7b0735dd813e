using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Funding;

/// <summary>« Calculé, notifié, reçu » : a contract year, line by line, with the letters of the fund.</summary>
[Requires(Area.Territory)]
public sealed class NotificationsModel(ReadFollowUp followUps, CptsOfRequest here, Clock clock) : PageModel
{
    /// <summary>Null when no contract was entered.</summary>
    public ContractOutlook? Outlook { get; private set; }

    public int Year { get; private set; }

    public IReadOnlyList<NotifiedYearLine> Lines { get; private set; } = [];

    /// <summary>Received for the year beyond all that is expected.</summary>
    public IReadOnlyList<PaidShare> Surplus { get; private set; } = [];

    public IReadOnlyList<FundNotification> Letters => [.. Outlook!.Contract.Notifications.Where(n => n.ContractYear == Year)];

    public bool MayNotify => here.Allows(Area.Overrides, Level.Act);

    public Money? Notified => Lines.Any(l => l.Notified is not null) ? Lines.Sum(l => l.Notified ?? Money.Zero) : null;

    public async Task<IActionResult> OnGet([FromQuery(Name = "annee")] int? year, [FromQuery] ListQuery list)
    {
        if (await followUps.On(clock.Today, HttpContext.RequestAborted) is not { } read)
        {
            return Page();
        }
        Outlook = read.Outlook;
        Year = year is >= 1 and <= ContractDeadlines.ContractLength ? year.Value : Outlook.ContractYear;
        Lines = NotifiedYearLine.Of(Outlook, read.FollowUp, Year);
        Surplus = [.. read.FollowUp.Surplus.Where(s => s.Receipt.ContractYear == Year)];
        return ListFiles.File(Table, list, Lines.ToAsyncEnumerable(), clock.Today) ?? Page();
    }

    private Table<NotifiedYearLine> Table => new("calcule-notifie-recu", "Calculé, notifié, reçu",
    [
        new("annee", "Année du contrat", _ => Year) { Numeric = true },
        new("ligne", "Ligne", l => l.Label),
        new("calcule", "Calculé", l => l.ComputedAmount) { Numeric = true },
        new("notifie", "Notifié", l => l.Notified) { Numeric = true },
        new("ecart", "Écart", l => l.Difference) { Numeric = true },
        new("courrier", "Courrier", l => l.Letter is { } letter ? $"{letter.Label}, {French.Day(letter.NotifiedOn)}" : ""),
        new("recu", "Reçu", l => l.Received) { Numeric = true },
        new("reste", "Reste à recevoir", l => l.Outstanding) { Numeric = true },
    ]);
}
