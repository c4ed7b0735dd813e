using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Meetings.Reminders;

/// <summary>The messages of one meeting: the invitation with its calendar file, the reminders to come and those that left.</summary>
[Requires(Area.Meetings, Level.Act, OrOwnMissions = true)]
public sealed class RemindersModel(TisserandDb db, WriteToInvited write, CptsOfRequest here, Clock clock) : PageModel
{
    private const int NamesShown = 12;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public ReminderForm Input { get; set; } = new();

    public Meeting Meeting { get; private set; } = null!;

    public bool IsOver => Meeting.State != MeetingState.Planned || Meeting.Day < clock.Today;

    /// <summary>The meeting has reminders of its own.</summary>
    public bool IsOwn { get; private set; }

    /// <summary>When each leaves, on the clock of the CPTS, and whether that is past.</summary>
    public IReadOnlyList<(string Label, DateTime At, bool IsPast)> Moments { get; private set; } = [];

    /// <summary>Invited, not excused; of them, with an address.</summary>
    public int Awaited { get; private set; }

    public int Reachable { get; private set; }

    public int NotInvited { get; private set; }

    /// <summary>Some of those without an address.</summary>
    public IReadOnlyList<string> WithoutAddress { get; private set; } = [];

    public IReadOnlyList<(MeetingMailKind Kind, DateTime At, int Count)> Sent { get; private set; } = [];

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet()
    {
        if (await Read() is { } answer)
        {
            return answer;
        }
        Input = ReminderForm.Of(await db.PlanOf(Id, Stop));
        return await Show();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Read() is { } answer)
        {
            return answer;
        }
        var plan = await db.Set<ReminderPlan>().SingleOrDefaultAsync(p => p.MeetingId == Id, Stop) ?? db.Add(ReminderPlan.Of(Id)).Entity;
        ModelState.Refuse(plan.Change(Input.IsOn, Input.Delays, Input.Text));
        if (!ModelState.IsValid)
        {
            return await Show();
        }
        await db.SaveChangesAsync(Stop);
        return Done("Les rappels de cette réunion sont enregistrés.");
    }

    /// <summary>Back to the reminders of the CPTS.</summary>
    public async Task<IActionResult> OnPostUsual()
    {
        if (await Read() is { } answer)
        {
            return answer;
        }
        db.RemoveRange(await db.Set<ReminderPlan>().Where(p => p.MeetingId == Id).ToListAsync(Stop));
        await db.SaveChangesAsync(Stop);
        return Done("Cette réunion suit les rappels de la CPTS.");
    }

    public async Task<IActionResult> OnPostInvite()
    {
        if (await Read() is { } answer)
        {
            return answer;
        }
        var sent = await write.Invite(Id, Stop);
        if (!sent.Succeeded)
        {
            ModelState.Clear();
            ModelState.Refuse(sent.Refusals);
            Input = ReminderForm.Of(await db.PlanOf(Id, Stop));
            return await Show();
        }
        return Done(French.Count(sent.Value, "invitation part.", "invitations partent."));
    }

    private RedirectResult Done(string said)
    {
        TempData["Done"] = said;
        return Redirect(here.Link($"reunions/{Id}/rappels"));
    }

    private async Task<IActionResult?> Read()
    {
        if (await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == Id, Stop) is not { } meeting)
        {
            return NotFound();
        }
        Meeting = meeting;
        return here.Allows(Area.Meetings, Level.Act, meeting.Mission) ? null : StatusCode(StatusCodes.Status403Forbidden);
    }

    private async Task<PageResult> Show()
    {
        var plan = await db.PlanOf(Id, Stop);
        IsOwn = plan.MeetingId is not null;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(here.Required.TimeZone);
        var start = Meeting.Day.ToDateTime(Meeting.StartsAt);
        Moments = !plan.IsOn ? [] : [.. plan.Minutes().Select(m => (ReminderPlan.Label(m), At: ReminderPlan.LeavesAt(start, m, zone))).Select(m => (m.Item1, clock.Local(m.At), m.At <= clock.UtcNow))];
        var people = from a in db.Set<Attendance>() join m in db.Set<Member>() on a.MemberId equals m.Id where a.MeetingId == Id && a.State == AttendanceState.Invited select m;
        Awaited = await people.CountAsync(Stop);
        Reachable = await people.CountAsync(m => m.Email != "", Stop);
        WithoutAddress = (await people.Where(m => m.Email == "").OrderBy(m => m.FoldedName).Select(m => new { m.FirstName, m.LastName }).Take(NamesShown).ToListAsync(Stop)).ConvertAll(m => Member.NameOf(m.FirstName, m.LastName));
        NotInvited = await write.Waiting(Id, MeetingMailKind.Invitation, "").CountAsync(Stop);
        Sent = [.. (await db.Set<MeetingMail>().Where(m => m.MeetingId == Id).GroupBy(m => new { m.Kind, m.Occasion }).Select(g => new { g.Key.Kind, At = g.Max(m => m.SentAt), Count = g.Count() }).ToListAsync(Stop))
            .OrderByDescending(s => s.At).Select(s => (s.Kind, clock.Local(s.At), s.Count))];
        return Page();
    }
}

/// <summary>Reminders, as typed.</summary>
public sealed class ReminderForm
{
    public bool IsOn { get; set; }

    /// <summary>Minutes before the meeting.</summary>
    public List<int> Delays { get; set; } = [];

    public string? Text { get; set; }

    public static ReminderForm Of(ReminderPlan plan) => new() { IsOn = plan.IsOn, Delays = [.. plan.Minutes()], Text = plan.Text };
}
