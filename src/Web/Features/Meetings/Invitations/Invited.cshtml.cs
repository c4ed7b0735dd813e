using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Meetings.Invitations;

/// <summary>Professionnels invités to a meeting: messages, letters, who came, who is interested, who becomes a contact.</summary>
[Requires(Area.Meetings, Level.Act, OrOwnMissions = true)]
public sealed class InvitedModel(
    TisserandDb db, ReceiveProfessionals receive, LinkInvitations link, SendInvitations send, RecordObjection objections,
    ProposeMembership propose, CptsOfRequest here, SiteAddress site, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "profession")]
    public string? Profession { get; set; }

    /// <summary>Code of <see cref="InvitedList.States"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "etat")]
    public string? State { get; set; }

    [BindProperty(Name = "ids")]
    public Guid[] Ids { get; set; } = [];

    public Meeting Meeting { get; private set; } = null!;

    public ListPage<InvitedRow> List { get; private set; } = null!;

    public IReadOnlyList<InvitationCount> Counts { get; private set; } = [];

    public IReadOnlyList<InvitationRound> Rounds { get; private set; } = [];

    /// <summary>Messages that have not left; letters that were not said to be posted.</summary>
    public (int Mails, int Letters) Waiting { get; private set; }

    public bool MayAct => here.Allows(Area.Meetings, Level.Act, Meeting.Mission);

    public bool IsToCome => Meeting.State == MeetingState.Planned && Meeting.Day >= clock.Today;

    public IReadOnlyList<SelectListItem> Professions => [new("Toutes professions", ""), .. Counts.Select(c => new SelectListItem(Member.ProfessionLabel(c.Profession), c.Profession))];

    /// <summary>What the address says, when it is a profession.</summary>
    private string? KnownProfession => Profession == Member.OtherProfession ? Profession : Nomenclature.FindProfession(Profession)?.Code;

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        if (await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == Id, Stop) is not { } meeting)
        {
            return NotFound();
        }
        Meeting = meeting;
        return MayAct ? await Show(list) : StatusCode(StatusCodes.Status403Forbidden);
    }

    public Task<IActionResult> OnPostMails([FromQuery] ListQuery list) => Act(list, needsChoice: false, async () =>
    {
        var sent = await send.Send(Id, site.Of(""), clock.Today, Stop);
        return sent.Succeeded ? (French.Count(sent.Value, "message confié au courrier.", "messages confiés au courrier."), []) : ("", sent.Refusals);
    });

    /// <summary>Every letter of those to whom no message left.</summary>
    public Task<IActionResult> OnPostPosted([FromQuery] ListQuery list) => Act(list, needsChoice: false, async () =>
        (French.Count(await receive.Post(Id, clock.Today, Stop), "lettre notée comme postée ce jour.", "lettres notées comme postées ce jour."), []));

    public Task<IActionResult> OnPostPresent([FromQuery] ListQuery list) => Enter(list, AttendanceState.Present, "présent", "présents");

    public Task<IActionResult> OnPostAbsent([FromQuery] ListQuery list) => Enter(list, AttendanceState.Absent, "absent", "absents");

    public Task<IActionResult> OnPostInterested([FromQuery] ListQuery list) => Act(list, needsChoice: true, async () =>
        (French.Count(await receive.Interest(Id, Ids, isInterested: true, Stop), "personne intéressée.", "personnes intéressées."), []));

    public Task<IActionResult> OnPostNotInterested([FromQuery] ListQuery list) => Act(list, needsChoice: true, async () =>
        (French.Count(await receive.Interest(Id, Ids, isInterested: false, Stop), "intérêt retiré.", "intérêts retirés."), []));

    public Task<IActionResult> OnPostReturned([FromQuery] ListQuery list) => Act(list, needsChoice: true, async () =>
        (French.Count(await receive.Return(Id, Ids, isReturned: true, Stop), "invitation revenue.", "invitations revenues."), []));

    public Task<IActionResult> OnPostContact([FromQuery] ListQuery list) => Act(list, needsChoice: true, async () =>
        (Said(await link.Welcome(Id, Ids, Stop)), []));

    public Task<IActionResult> OnPostPropose([FromQuery] ListQuery list) => Act(list, needsChoice: true, async () =>
    {
        var welcomed = await link.Welcome(Id, Ids, Stop);
        var proposed = await propose.Propose(Id, Ids, site.Of(""), Stop);
        return proposed.Succeeded
            ? ($"{Said(welcomed)} {French.Count(proposed.Value, "proposition d’adhésion envoyée.", "propositions d’adhésion envoyées.")}", [])
            : ("", proposed.Refusals);
    });

    public Task<IActionResult> OnPostObjects([FromQuery] ListQuery list) => Act(list, needsChoice: true, async () =>
    {
        var numbers = (await db.InvitationsOf(Id, Ids, Stop)).Select(i => i.NationalId).OfType<string>().ToList();
        db.ChangeTracker.Clear();
        return (French.Count(await objections.Record(numbers, clock.Today, "dite à la coordination", Stop), "opposition enregistrée\u00A0: cette personne ne sera plus invitée.", "oppositions enregistrées\u00A0: ces personnes ne seront plus invitées."), []);
    });

    private Task<IActionResult> Enter(ListQuery list, AttendanceState state, string one, string many) => Act(list, needsChoice: true, async () =>
    {
        var refusals = await receive.Enter(Id, Ids, state, clock.Today, Stop);
        return (French.Count(Ids.Length, one, many) + ".", refusals);
    });

    private static string Said((List<Guid> Made, List<string> Doubtful) done) =>
        French.Count(done.Made.Count, "fiche de contact.", "fiches de contact.")
        + (done.Doubtful.Count > 0 ? $" À vérifier à la main, une fiche du même nom existe\u00A0: {string.Join(", ", done.Doubtful)}." : "");

    private async Task<IActionResult> Act(ListQuery list, bool needsChoice, Func<Task<(string Done, IReadOnlyList<Refusal> Refusals)>> act)
    {
        if (await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == Id, Stop) is not { } meeting)
        {
            return NotFound();
        }
        Meeting = meeting;
        if (!MayAct)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        if (needsChoice && Ids.Length == 0)
        {
            ModelState.AddModelError("", "Cochez au moins une personne.");
            return await Show(list);
        }
        var (done, refusals) = await act();
        if (refusals.Count > 0)
        {
            ModelState.Refuse(refusals.Select(r => r with { Field = "" }), prefix: "");
            db.ChangeTracker.Clear();
            return await Show(list);
        }
        TempData["Done"] = done;
        return Redirect(Request.With(("handler", null), ("page", list.Page > 1 ? list.Page.ToString(French.Culture) : null)));
    }

    private async Task<IActionResult> Show(ListQuery list)
    {
        var table = InvitedList.Table(id => here.Link("adherents/" + id));
        var rows = InvitedList.Rows(db, Id, list.Search, KnownProfession, State);
        if (HttpMethods.IsGet(Request.Method) && ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        List = await ListPage<InvitedRow>.Read(table, rows, list, Stop);
        Counts = [.. (await db.CountInvitations(Id, Stop)).OrderBy(c => Nomenclature.FindProfession(c.Profession)?.Order ?? int.MaxValue)];
        Rounds = await db.Set<InvitationRound>().AsNoTracking().Where(r => r.MeetingId == Id).OrderBy(r => r.InvitedOn).ThenBy(r => r.Id).ToListAsync(Stop);
        var waiting = await db.Set<ProfessionalInvitation>().Where(i => i.MeetingId == Id && !i.IsForgotten && i.MailedOn == null && i.PostedOn == null)
            .GroupBy(i => i.Email != "").Select(g => new { HasAddress = g.Key, Count = g.Count() }).ToListAsync(Stop);
        Waiting = (waiting.Find(w => w.HasAddress)?.Count ?? 0, waiting.Find(w => !w.HasAddress)?.Count ?? 0);
        return Page();
    }
}
