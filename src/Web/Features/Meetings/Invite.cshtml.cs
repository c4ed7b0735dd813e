using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Meetings;

/// <summary>Invites to a meeting: people picked in a list, all those found, or those of another meeting.</summary>
[Requires(Area.Meetings, Level.Act, OrOwnMissions = true)]
public sealed class InviteModel(TisserandDb db, PlanMeeting plan, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = "profession")]
    public string? Profession { get; set; }

    /// <summary>« tous »: contacts too; otherwise the members of the day of the meeting.</summary>
    [FromQuery(Name = "qui")]
    public string? Who { get; set; }

    /// <summary>Picked in the list.</summary>
    [BindProperty]
    public Guid[] Ids { get; set; } = [];

    /// <summary>Another meeting, whose people are invited.</summary>
    [BindProperty]
    public Guid? SameAs { get; set; }

    public Meeting Meeting { get; private set; } = null!;

    public ListPage<PersonFound> List { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Previous { get; private set; } = [];

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
        return await Invite(_ => Task.FromResult<IReadOnlyCollection<Guid>>(Ids));
    }

    public Task<IActionResult> OnPostAll([FromQuery] ListQuery list) => Invite(async meeting => await Found(meeting, list).Select(m => m.Id).ToListAsync(Stop));

    public async Task<IActionResult> OnPostSame([FromQuery] ListQuery list)
    {
        if (SameAs is null)
        {
            ModelState.AddModelError(nameof(SameAs), "Choisissez une réunion.");
            return await Show(list);
        }
        return await Invite(async _ => await db.Set<Attendance>().Where(a => a.MeetingId == SameAs).Select(a => a.MemberId).ToListAsync(Stop));
    }

    private async Task<IActionResult> Invite(Func<Meeting, Task<IReadOnlyCollection<Guid>>> whom)
    {
        if (await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == Id, Stop) is not { } meeting)
        {
            return NotFound();
        }
        if (!here.Allows(Area.Meetings, Level.Act, meeting.Mission))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        if (await plan.Invite(Id, await whom(meeting), Stop) is not { } added)
        {
            return NotFound();
        }
        TempData["Done"] = added == 0 ? "Tous étaient déjà sur la liste." : French.Count(added, "personne invitée.", "personnes invitées.");
        return Redirect(here.Link("reunions/" + Id));
    }

    private async Task<IActionResult> Show(ListQuery list)
    {
        if (await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == Id, Stop) is not { } meeting)
        {
            return NotFound();
        }
        if (!here.Allows(Area.Meetings, Level.Act, meeting.Mission))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        Meeting = meeting;
        List = await ListPage<PersonFound>.Read(Table, Found(meeting, list).People(), list, Stop);
        Previous = (await db.MeetingsWithPeople(meeting.Mission, Id, Stop)).ConvertAll(m => new SelectListItem(PeopleToPick.Label(m), m.Id.ToString()));
        return Page();
    }

    /// <summary>Those who answer the filters and are not on the list yet.</summary>
    private IQueryable<Member> Found(Meeting meeting, ListQuery list)
    {
        // A structure is invited through its persons.
        IQueryable<Member> members = db.Set<Member>().Where(m => m.Kind == MemberKind.Person);
        members = Who == "tous" ? members : members.In(db, MembershipState.Current, meeting.Day < clock.Today ? meeting.Day : clock.Today);
        members = string.IsNullOrEmpty(Profession) ? members : members.Where(m => m.Profession == Profession);
        return members.Where(m => !db.Set<Attendance>().Any(a => a.MeetingId == Id && a.MemberId == m.Id)).Found(db, list.Search);
    }

    private static readonly Table<PersonFound> Table = PeopleToPick.Table("a-inviter", "Personnes à inviter");
}
