using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Polls;
using Tisserand.Domain.Members;
using Tisserand.Domain.Polls;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Polls;

/// <summary>
/// The page of one person: yes, if need be or no for each date, without an account. Opening it does nothing: mail programs open links by
/// themselves. What was typed stays when the poll closed meanwhile.
/// </summary>
[Public]
[EnableRateLimiting(SignInLimits.Policy)]
public sealed class AnswerModel(TisserandDb db, AnswerPoll answer, PollLinks links, Clock clock) : PageModel
{
    /// <summary>Code of an answer, by date.</summary>
    [BindProperty]
    public Dictionary<Guid, string?> Voices { get; set; } = [];

    [BindProperty]
    public string? Comment { get; set; }

    /// <summary>Null when the link names nobody.</summary>
    public DatePoll? Poll { get; private set; }

    public string Name { get; private set; } = "";

    public bool HasAnswered { get; private set; }

    /// <summary>The answers were kept just now.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Why no answer is taken; null while they are.</summary>
    public string? Closed { get; private set; }

    /// <summary>What the others answered: counts, and names when the coordinator shows them.</summary>
    public IReadOnlyDictionary<Guid, (string Said, string Names)> Others { get; private set; } = new Dictionary<Guid, (string, string)>();

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task OnGet(string? jeton) => await Show(links.Read(jeton), isTyped: false);

    public async Task OnPost(string? jeton)
    {
        if (links.Read(jeton) is not { } token)
        {
            return;
        }
        var voices = Voices.Where(v => PollVoices.Find(v.Value) is not null).ToDictionary(v => v.Key, v => PollVoices.Find(v.Value)!.Value);
        if (await answer.Answer(token, new(Offered(), voices, Comment), Stop) is not { } refusals)
        {
            return;
        }
        IsDone = refusals.Count == 0;
        // Why it is closed is told above the form.
        ModelState.Refuse(refusals.Where(r => !r.Code.StartsWith("poll-", StringComparison.Ordinal)), prefix: "");
        await Show(token, isTyped: !IsDone);
        if (refusals.FirstOrDefault(r => r.Code == "poll-not-open") is { } notOpen)
        {
            Closed = notOpen.Message;
        }
    }

    /// <summary>Each date of the page has a hidden field, so that one left without an answer is known to have been seen.</summary>
    private List<Guid> Offered() => [.. Request.Form["Offered"].Select(v => Guid.TryParse(v, out var id) ? id : Guid.Empty)];

    private async Task Show(PollToken? token, bool isTyped)
    {
        db.ChangeTracker.Clear();
        if (token is null || await answer.Find(token, Stop) is not { } person || await db.ReadPoll(person.PollId, Stop) is not { } poll)
        {
            return;
        }
        (Poll, HasAnswered, Closed) = (poll, person.AnsweredAt is not null, poll.WhyClosed(clock.Today)?.Message);
        Name = person.MemberId is { } member ? await db.Set<Member>().Where(m => m.Id == member).Select(m => m.FirstName + " " + m.LastName).SingleAsync(Stop) : person.Name;
        if (!isTyped)
        {
            Voices = person.Answers.ToDictionary(a => a.DateId, a => (string?)a.Voice.Code());
            Comment = person.Comment;
            ModelState.Clear();
        }
        var others = (await db.PeopleOfPoll(poll.Id, Stop)).Where(p => p.Id != person.Id && p.AnsweredAt is not null).ToList();
        Others = PollTally.Of(poll.Dates, [.. others.Select(o => o.Reply)]).Lines.ToDictionary(l => l.Date.Id, l => (
            others.Count == 0 ? "" : l.Said,
            !poll.ShowsNames ? "" : string.Join(", ", others.Where(o => o.Voices.TryGetValue(l.Date.Id, out var voice) && voice != PollVoice.No).Select(o => o.Name))));
        db.ChangeTracker.Clear();
    }
}
