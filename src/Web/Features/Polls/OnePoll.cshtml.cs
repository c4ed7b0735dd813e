using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Polls;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Polls;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Polls;

/// <summary>A poll: the answers, the best date and why, those who are silent, what became of it.</summary>
[Requires(Area.Meetings, OrOwnMissions = true)]
public sealed class OnePollModel(TisserandDb db, SendPoll send, ChooseDate choose, PollLinks links, CptsOfRequest here, SiteAddress site, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public DatePoll Poll { get; private set; } = null!;

    public IReadOnlyList<PersonOfPoll> People { get; private set; } = [];

    public PollTally Tally { get; private set; } = null!;

    [BindProperty]
    public DateOnly? Deadline { get; set; }

    public bool MayAct => here.Allows(Area.Meetings, Level.Act, Poll.Mission);

    public int Answered => People.Count(p => p.AnsweredAt is not null);

    /// <summary>Without the message yet, and with an address.</summary>
    public int Unsent => People.Count(p => p.InvitedAt is null && p.Email.Length > 0);

    /// <summary>Had the message, and have not answered.</summary>
    public int Silent => People.Count(p => p.AnsweredAt is null && p.InvitedAt is not null);

    public int WithoutAddress => People.Count(p => p.Email.Length == 0 && p.AnsweredAt is null);

    /// <summary>UTC; null before any.</summary>
    public DateTime? LastReminder => People.Max(p => p.RemindedAt);

    /// <summary>Everybody who is silent was reminded today.</summary>
    public bool IsRemindedToday => LastReminder >= clock.Utc(clock.Today) && People.All(p => p.AnsweredAt is not null || p.InvitedAt is null || p.RemindedAt >= clock.Utc(clock.Today));

    public string CommonLink => links.Common(Id, site.Of(""));

    private CancellationToken Stop => HttpContext.RequestAborted;

    public string LinkOf(PersonOfPoll person) => links.OfPerson(person.Id, "");

    public Task<IActionResult> OnGet() => Show(null);

    public Task<IActionResult> OnPostSend() => Mail(() => send.Invite(Id, site.Of(""), Stop), "message part", "messages partent");

    public Task<IActionResult> OnPostRemind() => Mail(() => send.Remind(Id, site.Of(""), Stop), "relance part", "relances partent");

    public Task<IActionResult> OnPostExtend() => Change(p => p.Extend(Deadline, clock.Today), "Les réponses sont de nouveau attendues.");

    public Task<IActionResult> OnPostClose() => Change(p => p.Close(), "Le sondage est clos.");

    public Task<IActionResult> OnPostAbandon() => Change(p => p.Abandon(), "Le sondage est abandonné.");

    public async Task<IActionResult> OnPostChoose(Guid date)
    {
        if (await Refused() is { } refused)
        {
            return refused;
        }
        if (await choose.Choose(Id, date, Stop) is not { } chosen)
        {
            return NotFound();
        }
        if (!chosen.Succeeded)
        {
            return await Show(chosen.Refusals);
        }
        TempData["Done"] = "La date est retenue\u00A0: la réunion est prévue, et chacun est prévenu.";
        return Redirect(here.Link("reunions/sondages/" + Id));
    }

    /// <summary>Marks somebody as indispensable, or no longer.</summary>
    public Task<IActionResult> OnPostRequire(Guid person) => Person(person, p => p.Require(!p.IsRequired));

    public Task<IActionResult> OnPostRemove(Guid person) => Person(person, p => db.Remove(p));

    private async Task<IActionResult> Person(Guid person, Action<PollPerson> act)
    {
        if (await Refused() is { } refused)
        {
            return refused;
        }
        await db.Serially(async () =>
        {
            if (await db.Set<PollPerson>().Include(p => p.Answers).AsSingleQuery().SingleOrDefaultAsync(p => p.Id == person && p.PollId == Id, Stop) is { } found)
            {
                act(found);
            }
            return 0;
        }, Stop);
        return Redirect(here.Link($"reunions/sondages/{Id}#reponses"));
    }

    private async Task<IActionResult> Mail(Func<Task<Outcome<int>?>> act, string one, string many)
    {
        if (await Refused() is { } refused)
        {
            return refused;
        }
        if (await act() is not { } sent)
        {
            return NotFound();
        }
        if (!sent.Succeeded)
        {
            return await Show(sent.Refusals);
        }
        TempData["Done"] = sent.Value == 0 ? "Rien à envoyer\u00A0: c’est déjà fait." : French.Count(sent.Value, one, many) + ".";
        return Redirect(here.Link("reunions/sondages/" + Id));
    }

    private async Task<IActionResult> Change(Func<DatePoll, List<Refusal>> act, string done)
    {
        if (await Refused() is { } refused)
        {
            return refused;
        }
        var refusals = await db.Serially(async () => await db.ReadPoll(Id, Stop) is { } poll ? act(poll) : [], Stop);
        if (refusals.Count > 0)
        {
            return await Show(refusals);
        }
        TempData["Done"] = done;
        return Redirect(here.Link("reunions/sondages/" + Id));
    }

    /// <summary>Not there, or not theirs to change.</summary>
    private async Task<IActionResult?> Refused()
    {
        var poll = await db.Set<DatePoll>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == Id, Stop);
        return poll is null ? NotFound() : here.Allows(Area.Meetings, Level.Act, poll.Mission) ? null : StatusCode(StatusCodes.Status403Forbidden);
    }

    private async Task<IActionResult> Show(IReadOnlyList<Refusal>? refusals)
    {
        db.ChangeTracker.Clear();
        if (await db.ReadPoll(Id, Stop) is not { } poll)
        {
            return NotFound();
        }
        ModelState.Refuse(refusals ?? [], prefix: "");
        Poll = poll;
        People = await db.PeopleOfPoll(Id, Stop);
        Tally = PollTally.Of(poll.Dates, [.. People.Select(p => p.Reply)]);
        Deadline ??= (poll.Deadline < clock.Today ? clock.Today : poll.Deadline).AddDays(3);
        return Page();
    }
}
