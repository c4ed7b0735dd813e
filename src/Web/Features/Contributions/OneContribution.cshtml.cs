using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Data.Installation;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Contributions;

/// <summary>One contribution: its working, its payment, the reminders that left with their proof.</summary>
[Requires(Area.Contributions)]
public sealed class OneContributionModel(TisserandDb db, PayContributions pay, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public ContributionRow Row { get; private set; } = null!;

    public Contribution Line => Row.Line;

    public ContributionStanding Standing => Line.StandingOn(clock.Today);

    public IReadOnlyList<Sent> Reminders { get; private set; } = [];

    public bool IsOwed => Standing is ContributionStanding.Awaited or ContributionStanding.Late;

    public async Task<IActionResult> OnGet()
    {
        var stop = HttpContext.RequestAborted;
        if (await db.ContributionRows().AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id, stop) is not { } row)
        {
            return NotFound();
        }
        Row = row;
        Reminders = await (
            from r in db.Set<ContributionReminder>()
            join m in db.Set<OutgoingMail>() on r.MailId equals m.Id into mails
            from m in mails.DefaultIfEmpty()
            where r.ContributionId == Id
            orderby r.SentOn descending, r.Id descending
            select new Sent(r, m!.SentAt, m!.LastError)).AsNoTracking().ToListAsync(stop);
        return Page();
    }

    /// <summary>Takes a payment entered by mistake back.</summary>
    public async Task<IActionResult> OnPostUnpay()
    {
        var outcome = await pay.UnpayByHand(Id, HttpContext.RequestAborted);
        if (outcome is { Succeeded: true, Value: { Lines.Count: 0, Left.Count: 0 } })
        {
            return NotFound();
        }
        TempData["Done"] = outcome.Required.Left.Count > 0 ? outcome.Required.Left[0].Message : "Le paiement est annulé : la cotisation est de nouveau à payer.";
        return Redirect(here.Link("finances/cotisations/" + Id));
    }

    /// <param name="LeftAt">UTC; null while it waits in the outbox.</param>
    public sealed record Sent(ContributionReminder Reminder, DateTime? LeftAt, string? LastError);
}
