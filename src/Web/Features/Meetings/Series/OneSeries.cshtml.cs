using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Meetings.Series;

/// <summary>The series of a meeting: all its dates, and what is done from this meeting on or to all.</summary>
[Requires(Area.Meetings, OrOwnMissions = true)]
public sealed class OneSeriesModel(TisserandDb db, ChangeSeries change, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public string Label { get; private set; } = "";

    public Meeting Meeting { get; private set; } = null!;

    /// <summary>By day, each with why a change of the series leaves it.</summary>
    public IReadOnlyList<(Meeting Meeting, int Invited, string? WhyLeft)> Meetings { get; private set; } = [];

    public bool MayAct => here.Allows(Area.Meetings, Level.Act, Meeting.Mission);

    private CancellationToken Stop => HttpContext.RequestAborted;

    public Task<IActionResult> OnGet() => Show();

    public Task<IActionResult> OnPostFollowing() => Act(() => change.Cancel(Id, SeriesScope.Following, Stop), "réunion annulée", "réunions annulées");

    public Task<IActionResult> OnPostAll() => Act(() => change.Cancel(Id, SeriesScope.All, Stop), "réunion annulée", "réunions annulées");

    public Task<IActionResult> OnPostInvite() => Act(() => change.InviteToFollowing(Id, Stop), "réunion suivante complétée", "réunions suivantes complétées");

    private async Task<IActionResult> Act(Func<Task<Outcome<SeriesChange>?>> act, string one, string many)
    {
        var meeting = await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == Id, Stop);
        if (meeting is not null && !here.Allows(Area.Meetings, Level.Act, meeting.Mission))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        if (meeting is null || await act() is not { } done)
        {
            return NotFound();
        }
        if (!done.Succeeded)
        {
            ModelState.Refuse(done.Refusals, prefix: "");
            return await Show();
        }
        TempData["Done"] = done.Value.Said(one, many);
        return Redirect(here.Link($"reunions/{Id}/serie"));
    }

    private async Task<IActionResult> Show()
    {
        var lines = await (from mine in db.Set<SeriesMeeting>().AsNoTracking().Where(s => s.MeetingId == Id)
                           join series in db.Set<MeetingSeries>() on mine.SeriesId equals series.Id
                           join planned in db.Set<SeriesMeeting>() on series.Id equals planned.SeriesId
                           join m in db.Set<Meeting>() on planned.MeetingId equals m.Id
                           orderby m.Day, m.StartsAt, m.Id
                           select new { series.Label, planned, m, Invited = m.Attendances.Count }).ToListAsync(Stop);
        if (lines.Count == 0)
        {
            return NotFound();
        }
        (Label, Meeting) = (lines[0].Label, lines.Single(l => l.m.Id == Id).m);
        Meetings = lines.ConvertAll(l => (l.m, l.Invited, l.planned.WhyLeft(l.m, clock.Today)));
        return Page();
    }
}
