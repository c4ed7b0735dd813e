using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Documents;
using Tisserand.Data.Governance;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Governance.Sittings;

/// <summary>
/// The page of a voter, opened by a card and by no account, on a phone: the convocation and its documents, a proxy, the open votes. No
/// limit by network address: a whole assembly is behind one, and a code is far beyond guessing.
/// </summary>
[Public]
public sealed class VoteModel(TisserandDb db, VotingCards cards, CastVotes cast, GiveProxy proxies, FileStore files, CptsOfRequest here) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "carte")]
    public string? Code { get; set; }

    /// <summary>Null when the card is not, or no longer, the right one.</summary>
    public Voter? Me { get; private set; }

    public Meeting Meeting { get; private set; } = null!;

    public Assembly Assembly { get; private set; } = null!;

    /// <summary>For whom I may vote now.</summary>
    public IReadOnlyList<Voter> Voices { get; private set; } = [];

    public IReadOnlyList<AgendaPoint> Points { get; private set; } = [];

    public IReadOnlyList<Resolution> Open { get; private set; } = [];

    public IReadOnlyList<(Resolution Resolution, VoteResult Result)> Closed { get; private set; } = [];

    /// <summary>Secret ballots of closed votes, by resolution.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<(string Receipt, VoteChoice Choice, string College)>> Published { get; private set; } =
        new Dictionary<Guid, IReadOnlyList<(string, VoteChoice, string)>>();

    public IReadOnlyList<(Guid Id, string Name)> Documents { get; private set; } = [];

    /// <summary>Voices just counted; their receipts are shown once.</summary>
    public IReadOnlyList<CastVoice> Counted { get; private set; } = [];

    private HashSet<(Guid Resolution, Guid Voter)> _voted = [];

    private CancellationToken Stop => HttpContext.RequestAborted;

    public bool HasVoted(Guid resolution, Guid voter) => _voted.Contains((resolution, voter));

    public async Task OnGet() => await Show(await cards.Find(Code, Stop));

    public async Task<IActionResult> OnGetDocument([FromQuery(Name = "fichier")] Guid id)
    {
        if (await cards.Find(Code, Stop) is not { } card
            || (await db.ReadConvocations(card.MeetingId, Stop)).All(c => c.Documents.All(d => d.Id != id))
            || await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.Subject == nameof(Meeting) && f.SubjectId == card.MeetingId, Stop) is not { } file)
        {
            return NotFound();
        }
        Response.Headers.XContentTypeOptions = "nosniff";
        return File(await files.Open(file, Stop), file.MediaType, file.Name);
    }

    public async Task<IActionResult> OnPostCast(Guid resolution, List<VoiceForm> voices)
    {
        if (await cards.Find(Code, Stop) is not { } card)
        {
            await Show(null);
            return Page();
        }
        var choices = new Dictionary<Guid, VoteChoice>();
        foreach (var voice in voices)
        {
            if (ResolutionWords.FindChoice(voice.Choice) is { } choice)
            {
                choices[voice.Voter] = choice;
            }
        }
        var counted = await cast.Cast(card.MeetingId, resolution, card.MemberId, choices, Stop);
        if (counted is null)
        {
            return NotFound();
        }
        ModelState.Refuse(counted.Refusals, prefix: "");
        Counted = counted.Value ?? [];
        db.ChangeTracker.Clear();
        await Show(card);
        return Page();
    }

    public async Task<IActionResult> OnPostProxy(Guid holder)
    {
        if (await cards.Find(Code, Stop) is not { } card)
        {
            await Show(null);
            return Page();
        }
        var given = await proxies.Give(card.MeetingId, card.MemberId, holder, Stop);
        if (given is { Succeeded: true })
        {
            TempData["Done"] = "Votre pouvoir est enregistré.";
            return Redirect(Link);
        }
        ModelState.Refuse(given?.Refusals ?? [], prefix: "");
        await Show(card);
        return Page();
    }

    public async Task<IActionResult> OnPostWithdraw()
    {
        if (await cards.Find(Code, Stop) is { } card)
        {
            await proxies.Withdraw(card.MeetingId, card.MemberId, Stop);
        }
        return Redirect(Link);
    }

    private string Link => here.Link("voter") + "?carte=" + Uri.EscapeDataString(Code ?? "");

    private async Task Show(VotingCard? card)
    {
        if (card is null || await db.ReadSittingMeeting(card.MeetingId, Stop) is not { } meeting)
        {
            return;
        }
        Meeting = meeting;
        Assembly = await db.ReadAssembly(meeting, Stop);
        Me = Assembly.Find(card.MemberId);
        if (Me is null)
        {
            return;
        }
        Voices = Assembly.VoicesOf(card.MemberId);
        Points = await db.ReadAgenda(meeting.Id, Stop);
        var rules = await db.ReadRuleBook(meeting.Day, Stop);
        var resolutions = await db.Set<Resolution>().AsNoTracking().Include(r => r.Counts).AsSingleQuery().Where(r => r.MeetingId == meeting.Id && r.State != BallotState.Draft).OrderBy(r => r.Id).ToListAsync(Stop);
        Open = [.. resolutions.Where(r => r.State == BallotState.Open)];
        Closed = [.. resolutions.Where(r => r.State == BallotState.Closed).Select(r => (r, r.Result(rules.VoteRuleFor(r.Kind, meeting.Kind == MeetingKind.GeneralAssembly))!))];
        var secret = Closed.Where(r => r.Resolution is { IsSecret: true, IsCastOnPhones: true }).Select(r => r.Resolution.Id).ToList();
        Published = await db.Set<BallotUrn>().AsNoTracking().Where(u => EF.Parameter(secret).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Ballots, Stop);
        var voices = Voices.Select(v => v.MemberId).ToList();
        _voted = [.. (await db.Set<VoteMark>().Where(m => EF.Parameter(voices).Contains(m.VoterId) && db.Set<Resolution>().Any(r => r.Id == m.ResolutionId && r.MeetingId == meeting.Id))
            .Select(m => new { m.ResolutionId, m.VoterId }).ToListAsync(Stop)).Select(m => (m.ResolutionId, m.VoterId))];
        Documents = [.. (await db.ReadConvocations(meeting.Id, Stop)).SelectMany(c => c.Documents).DistinctBy(d => d.Id)];
    }

    /// <summary>One voice, as typed.</summary>
    public sealed class VoiceForm
    {
        public Guid Voter { get; set; }

        public string? Choice { get; set; }
    }
}
