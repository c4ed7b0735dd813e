using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Governance;
using Tisserand.Domain.Access;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Governance.Sittings;

/// <summary>Prepares a convocation: whom, by when, with what text and documents; then sends it.</summary>
[Requires(Area.Meetings, Level.Act)]
public sealed class ConvokeModel(TisserandDb db, ConvokeMeeting convoke, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Meeting Meeting { get; private set; } = null!;

    public IReadOnlyList<AgendaPoint> Points { get; private set; } = [];

    public IReadOnlyList<(Guid Id, string Name, long Size)> Files { get; private set; } = [];

    public IReadOnlyList<Voter> People { get; private set; } = [];

    public NoticeDelay Delay { get; private set; } = null!;

    public bool HasConvocation { get; private set; }

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet()
    {
        if (!await Load())
        {
            return NotFound();
        }
        var place = SittingText.Place(Meeting);
        Input.Subject = $"Convocation\u00A0: {Meeting.Title}, {French.LongDay(Meeting.Day)}";
        Input.Text = $"Vous êtes convoqué(e) à la séance «\u00A0{Meeting.Title}\u00A0», le {SittingText.When(Meeting.Day, Meeting.StartsAt)}{(place.Length > 0 ? ", " + place : "")}.\n\nOrdre du jour\u00A0:\n"
            + string.Join('\n', Points.Select(p => $"{p.Rank}. {p.Title}")) + $"\n\nSi vous ne pouvez pas venir, donnez votre pouvoir à un autre membre depuis votre page personnelle.\n\nBien cordialement,\n{here.Required.Name}";
        Input.Documents = [.. Files.Select(f => f.Id)];
        return Page();
    }

    public async Task<IActionResult> OnPostPreview() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        var sent = await convoke.Send(here.Required, Id, Input.Order, Caller.Of(User)!.Name, clock.Today, clock.UtcNow, Stop);
        if (sent is null)
        {
            return NotFound();
        }
        if (sent.Succeeded)
        {
            TempData["Done"] = $"Convocation envoyée\u00A0: {French.Count(sent.Value.People.Count, "personne", "personnes")}.";
            return Redirect(here.Link("vie-associative/convocations/" + sent.Value.Id));
        }
        ModelState.Refuse(sent.Refusals);
        return await Load() ? Page() : NotFound();
    }

    private async Task<bool> Load()
    {
        db.ChangeTracker.Clear();
        if (await db.ReadSittingMeeting(Id, Stop) is not { } meeting)
        {
            return false;
        }
        Meeting = meeting;
        Points = await db.ReadAgenda(Id, Stop);
        Files = [.. (await db.Set<StoredFile>().Where(f => f.Subject == nameof(Meeting) && f.SubjectId == Id).OrderBy(f => f.AddedAt).Select(f => new { f.Id, f.Name, f.Size }).ToListAsync(Stop)).Select(f => (f.Id, f.Name, f.Size))];
        var rules = await db.ReadRuleBook(clock.Today, Stop);
        Delay = NoticeDelay.Of(meeting, (await db.ReadSitting(Id, Stop)).IsSecond, rules, clock.Today);
        HasConvocation = await db.Set<Convocation>().AnyAsync(c => c.MeetingId == Id, Stop);
        People = await convoke.Whom(meeting, rules, Input.Order, Stop);
        return true;
    }

    public sealed class Form
    {
        public string? Subject { get; set; }

        public string? Text { get; set; }

        public List<Guid> Documents { get; set; } = [];

        public bool NewOnly { get; set; }

        public bool WithoutVote { get; set; }

        public bool LateConfirmed { get; set; }

        public ConvocationOrder Order => new(Subject, Text, Documents, NewOnly, WithoutVote, LateConfirmed);
    }
}
