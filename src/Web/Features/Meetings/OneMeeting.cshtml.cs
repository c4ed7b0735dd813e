using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Access;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Web.Features.Meetings.Reminders;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Meetings;

/// <summary>A meeting: what it is, who is on its list, what is to be done next.</summary>
[Requires(Area.Meetings, OrOwnMissions = true)]
public sealed class OneMeetingModel(TisserandDb db, WriteToInvited write, CptsOfRequest here, Clock clock) : PageModel
{
    private const int PeopleShown = 100;

    [FromRoute]
    public Guid Id { get; set; }

    public Meeting Meeting { get; private set; } = null!;

    public string? FicheTitle { get; private set; }

    public IReadOnlyList<PersonOfMeeting> People { get; private set; } = [];

    public bool HasSignedSheet { get; private set; }

    /// <summary>On the list, whatever the page shown.</summary>
    public int Total { get; private set; }

    public int Present { get; private set; }

    /// <summary>Acts at the door that were not kept as they came.</summary>
    public int DoorIssues { get; private set; }

    /// <summary>Minutes of presence, all people together.</summary>
    public int Minutes { get; private set; }

    /// <summary>Page of the list, from 1: a whole territory may be on it.</summary>
    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public int Pages => Math.Max(1, (Total + PeopleShown - 1) / PeopleShown);

    /// <summary>Invited from the directory, reached, present, interested; null for a meeting of another type.</summary>
    public InvitationCount? Invitations { get; private set; }

    public bool MayTakeAttendance => Meeting.State != MeetingState.Cancelled && Meeting.Day <= clock.Today;

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet()
    {
        if (await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == Id, Stop) is not { } meeting)
        {
            return NotFound();
        }
        await Show(meeting);
        return Page();
    }

    /// <param name="prevenir">A message tells it to those who are invited.</param>
    public async Task<IActionResult> OnPostCancel(bool prevenir)
    {
        var answer = await Change(m => m.Cancel(), "La réunion est annulée.");
        if (prevenir && answer is RedirectResult && await write.Announce(Id, Stop) is > 0 and var told)
        {
            TempData["Done"] = $"La réunion est annulée, {French.Count(told, "personne est prévenue", "personnes sont prévenues")}.";
        }
        return answer;
    }

    public Task<IActionResult> OnPostRestore() => Change(
        m =>
        {
            m.Restore();
            return [];
        },
        "La réunion est rétablie.");

    public Task<IActionResult> OnPostUninvite(Guid member) => Change(m => m.Uninvite(member), "La personne est retirée de la liste.");

    private async Task<IActionResult> Change(Func<Meeting, List<Refusal>> act, string done)
    {
        if (await db.ReadMeeting(Id, Stop) is not { } meeting)
        {
            return NotFound();
        }
        if (!here.Allows(Area.Meetings, Level.Act, meeting.Mission))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        ModelState.Refuse(act(meeting), prefix: "");
        if (!ModelState.IsValid)
        {
            await Show(meeting);
            return Page();
        }
        await db.SaveChangesAsync(Stop);
        TempData["Done"] = done;
        return Redirect(here.Link("reunions/" + Id));
    }

    private async Task Show(Meeting meeting)
    {
        Meeting = meeting;
        var states = await db.Set<Attendance>().Where(a => a.MeetingId == Id)
            .GroupBy(a => a.State).Select(g => new { State = g.Key, Count = g.Count(), Minutes = g.Sum(a => a.Minutes) }).ToListAsync(Stop);
        (Total, Minutes) = (states.Sum(s => s.Count), states.Sum(s => s.Minutes));
        Present = states.Find(s => s.State == AttendanceState.Present)?.Count ?? 0;
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        People = await db.PeopleOf(Id).Skip((PageNumber - 1) * PeopleShown).Take(PeopleShown).ToListAsync(Stop);
        Invitations = meeting.Kind == MeetingKind.TerritorialInformation ? InvitationCount.Sum(await db.CountInvitations(Id, Stop)) : null;
        DoorIssues = await db.Set<DoorMark>().CountAsync(m => m.MeetingId == Id && m.Issue != "", Stop);
        HasSignedSheet = await db.Set<StoredFile>().AnyAsync(f => f.Subject == MeetingQueries.SignedSheet && f.SubjectId == Id, Stop);
        FicheTitle = meeting.FicheActionId is null ? null
            : await db.Set<FicheAction>().Where(f => f.Id == meeting.FicheActionId).Select(f => f.Title).SingleOrDefaultAsync(Stop);
    }
}

/// <summary>One line of the list of a meeting.</summary>
/// <param name="Profession">Of that day once the attendance is entered, else of today.</param>
public sealed record PersonOfMeeting(
    Guid MemberId, string LastName, string FirstName, string Profession, string Commune, AttendanceState State,
    TimeOnly? ArrivedAt, TimeOnly? LeftAt, int? TypedMinutes, int Minutes, bool IsEntered)
{
    public string FullName => Domain.Members.Member.NameOf(FirstName, LastName);
}

/// <summary>What the pages of a meeting ask of its list.</summary>
internal static class PeopleOfMeeting
{
    /// <summary>By name.</summary>
    public static IQueryable<PersonOfMeeting> PeopleOf(this TisserandDb db, Guid meeting) =>
        from line in db.Set<Attendance>()
        where line.MeetingId == meeting
        join m in db.Set<Member>() on line.MemberId equals m.Id
        orderby m.FoldedName, m.Id
        select new PersonOfMeeting(
            m.Id, m.LastName, m.FirstName, line.Profession == "" ? m.Profession : line.Profession, m.MainCommune, line.State,
            line.ArrivedAt, line.LeftAt, line.TypedMinutes, line.Minutes, line.Profession != "");
}
