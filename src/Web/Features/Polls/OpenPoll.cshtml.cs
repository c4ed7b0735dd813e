using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Installation;
using Tisserand.Data.Polls;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Polls;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Mail;

namespace Tisserand.Web.Features.Polls;

/// <summary>
/// Where the common link of a poll leads, when the coordinator opened it: name and address, to which the personal link leaves. Nothing is
/// kept before that link is used; the answer is the same whoever asks.
/// </summary>
[Public]
[EnableRateLimiting(SignInLimits.Policy)]
public sealed class OpenPollModel(TisserandDb db, PollLinks links, Outbox outbox, CptsOfRequest here, SiteAddress site, Clock clock) : PageModel
{
    /// <summary>Messages to one address in a day, whoever asks: enough to lose one.</summary>
    private const int MessagesADay = 3;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Hidden: what fills it is no person.</summary>
    [BindProperty]
    public string? Website { get; set; }

    public DatePoll? Poll { get; private set; }

    /// <summary>Why it cannot be answered; null while it can.</summary>
    public string? Closed { get; private set; }

    public string? SentTo { get; private set; }

    private CancellationToken Stop => HttpContext.RequestAborted;

    public Task OnGet(string? jeton) => Find(jeton);

    public async Task OnPost(string? jeton)
    {
        await Find(jeton);
        if (Poll is null || Closed is not null)
        {
            return;
        }
        var typed = PollPerson.Guest(Poll.Id, Name, Email);
        ModelState.Refuse(typed.Refusals, prefix: "");
        if (TypedText.Line(Name).Length == 0)
        {
            ModelState.AddModelError(nameof(Name), "Indiquez votre nom.");
        }
        if (!ModelState.IsValid || typed.Value is not { } guest)
        {
            return;
        }
        SentTo = guest.Email;
        if (string.IsNullOrEmpty(Website))
        {
            await Send(Poll, guest.Name, guest.Email!);
        }
    }

    private async Task Send(DatePoll poll, string name, string email)
    {
        var since = clock.UtcNow.AddDays(-1);
        if (await db.Set<OutgoingMail>().Where(m => m.CreatedAt >= since && m.CptsId == here.Required.Id).WithAddress(m => m.To, [email]).CountAsync(Stop) >= MessagesADay)
        {
            return;
        }
        outbox.Post(email, PollLetters.Subject(poll), PollLetters.OwnLink(here.Required.Name, poll, name, links.OfGuest(poll.Id, name, email, site.Of(""))));
        await db.SaveChangesAsync(Stop);
    }

    private async Task Find(string? token)
    {
        Poll = links.ReadCommon(token) is { } id ? await db.Polls().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, Stop) : null;
        Closed = Poll is null ? null : Poll.WhyClosed(clock.Today)?.Message ?? (Poll.IsOpenToAll ? null : "Ce lien commun n’est plus ouvert.");
    }
}
