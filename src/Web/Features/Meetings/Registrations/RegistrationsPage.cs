using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Meetings.Registrations;

/// <summary>A page of the organiser about one meeting: who may act on the meeting, and on no other.</summary>
public abstract class RegistrationsPage(TisserandDb db, CptsOfRequest here) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public Meeting Meeting { get; private set; } = null!;

    protected CancellationToken Stop => HttpContext.RequestAborted;

    protected TisserandDb Db => db;

    protected CptsOfRequest Here => here;

    /// <summary>Why the page is not shown; null when it is.</summary>
    protected async Task<IActionResult?> Deny()
    {
        if (await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == Id, Stop) is not { } meeting)
        {
            return NotFound();
        }
        Meeting = meeting;
        return here.Allows(Area.Meetings, Level.Act, meeting.Mission) ? null : StatusCode(StatusCodes.Status403Forbidden);
    }

    protected RedirectResult Done(string said, string path)
    {
        TempData["Done"] = said;
        return Redirect(here.Link($"reunions/{Id}/{path}"));
    }
}
