using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Meetings.Calendars;

/// <summary>The addresses from which the calendar of whoever is signed in reads the meetings of the CPTS or of a mission.</summary>
[Requires(Area.Meetings, Level.See)]
public sealed class TeamCalendarsModel(TisserandDb db, CptsOfRequest here, SiteAddress site, Clock clock) : PageModel
{
    /// <summary>Every meeting, then each mission; its address when there is one.</summary>
    public IReadOnlyList<(MissionCode? Mission, string? Address)> Calendars { get; private set; } = [];

    /// <summary>An API key has no calendar.</summary>
    public bool IsAccount => Account is not null;

    private CancellationToken Stop => HttpContext.RequestAborted;

    private Guid? Account => Caller.Of(User)?.AccountId;

    public async Task OnGet()
    {
        var own = await db.Set<TeamCalendar>().AsNoTracking().Where(c => c.AccountId == Account).ToListAsync(Stop);
        Calendars = [.. MissionCodes.All.Select(m => (MissionCode?)m).Prepend(null).Select(m => (m, own.Find(c => c.Mission() == m) is { } found
            ? site.Of(here.Link($"agenda/{found.Secret}.ics")) : null))];
    }

    /// <param name="mission">Code; empty for every meeting.</param>
    public async Task<IActionResult> OnPostRenew(string? mission)
    {
        if (Account is not { } account)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        if (await Find(mission) is { } calendar)
        {
            calendar.Renew(clock.UtcNow);
            TempData["Done"] = "L’adresse est changée\u00A0: l’ancienne ne répond plus.";
        }
        else
        {
            db.Add(TeamCalendar.Open(account, MissionCodes.Find(mission), clock.UtcNow));
        }
        await db.SaveChangesAsync(Stop);
        return Redirect(here.Link("reunions/agendas"));
    }

    public async Task<IActionResult> OnPostClose(string? mission)
    {
        if (await Find(mission) is { } calendar)
        {
            db.Remove(calendar);
            await db.SaveChangesAsync(Stop);
            TempData["Done"] = "L’adresse est fermée.";
        }
        return Redirect(here.Link("reunions/agendas"));
    }

    private async Task<TeamCalendar?> Find(string? mission)
    {
        var scope = MissionCodes.Find(mission)?.Code() ?? "";
        return await db.Set<TeamCalendar>().SingleOrDefaultAsync(c => c.AccountId == Account && c.Scope == scope, Stop);
    }
}
