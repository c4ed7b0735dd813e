using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Meetings.Invitations;

/// <summary>Professionals picked elsewhere: to which meeting of the territory are they invited? With one only, straight to it.</summary>
[Requires(Area.Meetings, OrOwnMissions = true)]
public sealed class ChooseMeetingModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    [FromQuery(Name = "ids")]
    public string[] Ids { get; set; } = [];

    public IReadOnlyList<Meeting> Meetings { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        var today = clock.Today;
        Meetings = await db.Set<Meeting>().AsNoTracking()
            .Where(m => m.Kind == MeetingKind.TerritorialInformation && m.State == MeetingState.Planned && m.Day >= today)
            .OrderBy(m => m.Day).Take(20).ToListAsync(HttpContext.RequestAborted);
        return Meetings is [var only] && here.Allows(Area.Meetings, Level.Act, only.Mission) ? Redirect(LinkTo(only)) : Page();
    }

    public string LinkTo(Meeting meeting)
    {
        var query = new QueryBuilder();
        foreach (var id in Ids.Where(i => !string.IsNullOrWhiteSpace(i)))
        {
            query.Add("ids", id);
        }
        return here.Link($"reunions/{meeting.Id}/territoire") + query.ToQueryString();
    }
}
