using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Indemnities;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Access;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>One line, from the euro to what it rests on: meeting, signed sheet or declaration, mission, fiche action, indicators.</summary>
[Requires(Area.Accounts)]
public sealed class LineCardModel(TisserandDb db) : PageModel
{
    public IndemnityRow Row { get; private set; } = null!;

    public IndemnityLine Line => Row.Line!;

    /// <summary>Signed sheets of the meeting.</summary>
    public IReadOnlyList<StoredFile> Sheets { get; private set; } = [];

    public string? FicheTitle { get; private set; }

    /// <summary>Of the meeting that was travelled to.</summary>
    public string? MeetingTitle { get; private set; }

    public Money YearToDate { get; private set; }

    public async Task<IActionResult> OnGet(Guid id)
    {
        var stop = HttpContext.RequestAborted;
        if (await db.IndemnityLines().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, stop) is not { } row)
        {
            return NotFound();
        }
        Row = row;
        Sheets = await db.Set<StoredFile>().AsNoTracking().Where(f => f.Subject == MeetingQueries.SignedSheet && f.SubjectId == row.MeetingId).OrderBy(f => f.AddedAt).ToListAsync(stop);
        FicheTitle = Line.FicheActionId is { } fiche ? await db.Set<FicheAction>().Where(f => f.Id == fiche).Select(f => f.Title).SingleOrDefaultAsync(stop) : null;
        MeetingTitle = row.WorkId is not null && row.MeetingId is { } meeting ? await db.Set<Meeting>().Where(m => m.Id == meeting).Select(m => m.Title).SingleAsync(stop) : null;
        YearToDate = (await db.YearsToDate([row.MemberId], stop)).GetValueOrDefault((row.MemberId, Line.Day.Year));
        return Page();
    }
}
