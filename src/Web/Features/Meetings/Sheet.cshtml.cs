using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Web.Features.Meetings.Papers;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Features.Meetings;

/// <summary>The sign-in sheet of a meeting, as a PDF to be printed, or in Word (?format=docx).</summary>
[Requires(Area.Meetings)]
public sealed class SheetModel(TisserandDb db, CptsOfRequest here) : PageModel
{
    public async Task<IActionResult> OnGet(Guid id, string? format)
    {
        var stop = HttpContext.RequestAborted;
        if (await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, stop) is not { } meeting)
        {
            return NotFound();
        }
        var people = await db.PeopleOf(id).ToListAsync(stop);
        var fiche = meeting.FicheActionId is null ? null : await db.Set<FicheAction>().Where(f => f.Id == meeting.FicheActionId).Select(f => f.Title).SingleOrDefaultAsync(stop);
        var sheet = SignInSheet.Of(here.Required.Name, meeting, fiche, people);
        return PaperFiles.Of(sheet, format) ?? PaperFiles.Of(sheet, PaperFiles.Pdf)!;
    }
}
