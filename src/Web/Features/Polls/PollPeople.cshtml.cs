using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Data.Members;
using Tisserand.Data.Polls;
using Tisserand.Domain.Access;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Polls;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Polls;

/// <summary>Whom a poll asks: people picked in a list, all those found, a body, those of a meeting, addresses typed.</summary>
[Requires(Area.Meetings, Level.Act, OrOwnMissions = true)]
public sealed class PollPeopleModel(TisserandDb db, AskPeople ask, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = "profession")]
    public string? Profession { get; set; }

    /// <summary>Identifier of a tag.</summary>
    [FromQuery(Name = "etiquette")]
    public Guid? Tag { get; set; }

    /// <summary>« tous »: contacts too.</summary>
    [FromQuery(Name = "qui")]
    public string? Who { get; set; }

    /// <summary>Picked in the list.</summary>
    [BindProperty]
    public Guid[] Ids { get; set; } = [];

    /// <summary>« i- » and a body, « r- » and a meeting: everybody of it.</summary>
    [BindProperty]
    public string? Group { get; set; }

    /// <summary>One person a line: name and mail address.</summary>
    [BindProperty]
    public string? Addresses { get; set; }

    public DatePoll Poll { get; private set; } = null!;

    public int Asked { get; private set; }

    public ListPage<PersonFound> List { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Groups { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Tags { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> WhoOptions { get; } = [new("Adhérents", ""), new("Adhérents et contacts", "tous")];

    private CancellationToken Stop => HttpContext.RequestAborted;

    public Task<IActionResult> OnGet([FromQuery] ListQuery list) => Show(list);

    public async Task<IActionResult> OnPost([FromQuery] ListQuery list)
    {
        if (Ids.Length == 0)
        {
            ModelState.AddModelError("", "Cochez au moins une personne.");
            return await Show(list);
        }
        return await Add(() => Task.FromResult<IReadOnlyCollection<Guid>>(Ids));
    }

    public Task<IActionResult> OnPostAll([FromQuery] ListQuery list) => Add(async () => await Found(list).Select(m => m.Id).ToListAsync(Stop));

    public async Task<IActionResult> OnPostGroup([FromQuery] ListQuery list)
    {
        if (Group is not { Length: > 2 } || !Guid.TryParse(Group[2..], out var id))
        {
            ModelState.AddModelError(nameof(Group), "Choisissez une instance ou une réunion.");
            return await Show(list);
        }
        var today = clock.Today;
        return await Add(async () => Group[0] == 'i'
            ? await db.Set<Mandate>().Where(m => m.BodyId == id && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today)).Select(m => m.MemberId).Distinct().ToListAsync(Stop)
            : await db.Set<Attendance>().Where(a => a.MeetingId == id).Select(a => a.MemberId).ToListAsync(Stop));
    }

    public async Task<IActionResult> OnPostAddresses([FromQuery] ListQuery list)
    {
        if (await Refused() is { } refused)
        {
            return refused;
        }
        var added = await ask.Guests(Id, Addresses, Stop);
        if (!added.Succeeded)
        {
            ModelState.Refuse(added.Refusals, prefix: "");
            return await Show(list);
        }
        return Done(added.Value);
    }

    private async Task<IActionResult> Add(Func<Task<IReadOnlyCollection<Guid>>> whom) => await Refused() ?? Done(await ask.Members(Id, await whom(), Stop));

    private RedirectResult Done(int added)
    {
        TempData["Done"] = added == 0 ? "Tous étaient déjà sondés." : French.Count(added, "personne ajoutée.", "personnes ajoutées.") + " Il reste à envoyer le sondage.";
        return Redirect(here.Link("reunions/sondages/" + Id));
    }

    private async Task<IActionResult?> Refused()
    {
        if (await db.ReadPoll(Id, Stop) is not { } poll)
        {
            return NotFound();
        }
        Poll = poll;
        if (!here.Allows(Area.Meetings, Level.Act, poll.Mission))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        return poll.IsUndecided ? null : Redirect(here.Link("reunions/sondages/" + Id));
    }

    private async Task<IActionResult> Show(ListQuery list)
    {
        if (await Refused() is { } refused)
        {
            return refused;
        }
        Asked = await db.Set<PollPerson>().CountAsync(p => p.PollId == Id, Stop);
        List = await ListPage<PersonFound>.Read(Table, Found(list).People(), list, Stop);
        Tags = [new("Toutes étiquettes", ""), .. (await db.Set<Tag>().OrderBy(t => t.FoldedName).Select(t => new { t.Id, t.Name }).ToListAsync(Stop)).Select(t => new SelectListItem(t.Name, t.Id.ToString()))];
        var bodies = await db.Set<GoverningBody>().OrderBy(b => b.Kind).ThenBy(b => b.Name).Select(b => new { b.Id, b.Name }).ToListAsync(Stop);
        var meetings = await db.MeetingsWithPeople(Poll.Mission, null, Stop);
        var (ofBodies, ofMeetings) = (new SelectListGroup { Name = "Instances" }, new SelectListGroup { Name = "Réunions" });
        Groups =
        [
            new("", ""), .. bodies.Select(b => new SelectListItem(b.Name, "i-" + b.Id) { Group = ofBodies }),
            .. meetings.Select(m => new SelectListItem(PeopleToPick.Label(m), "r-" + m.Id) { Group = ofMeetings }),
        ];
        return Page();
    }

    /// <summary>Those who answer the filters and are not asked yet.</summary>
    private IQueryable<Member> Found(ListQuery list)
    {
        IQueryable<Member> members = db.Set<Member>().Where(m => m.Kind == MemberKind.Person);
        members = Who == "tous" ? members : members.In(db, MembershipState.Current, clock.Today);
        members = string.IsNullOrEmpty(Profession) ? members : members.Where(m => m.Profession == Profession);
        members = Tag is null ? members : members.Where(m => db.Set<TagOfMember>().Any(t => t.MemberId == m.Id && t.TagId == Tag));
        return members.Where(m => !db.Set<PollPerson>().Any(p => p.PollId == Id && p.MemberId == m.Id)).Found(db, list.Search);
    }

    private static readonly Table<PersonFound> Table = PeopleToPick.Table("a-sonder", "Personnes à sonder");
}
