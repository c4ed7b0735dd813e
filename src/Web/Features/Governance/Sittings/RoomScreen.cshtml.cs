using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Governance;
using Tisserand.Domain.Access;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Governance.Sittings;

/// <summary>The screen of the room: presence, quorum with its working, the open vote and the results; it refreshes by itself.</summary>
[Requires(Area.Meetings)]
public sealed class RoomScreenModel(TisserandDb db, CptsOfRequest here) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public Meeting Meeting { get; private set; } = null!;

    public Assembly Assembly { get; private set; } = null!;

    /// <summary>Open votes with how many voices were cast, then results, the latest first.</summary>
    public IReadOnlyList<(Resolution Resolution, int Cast, VoteResult? Result)> Ballots { get; private set; } = [];

    public string VoteAddress => $"{Request.Host}{here.Link("voter")}";

    public async Task<IActionResult> OnGet()
    {
        var stop = HttpContext.RequestAborted;
        if (await db.ReadSittingMeeting(Id, stop) is not { } meeting)
        {
            return NotFound();
        }
        Meeting = meeting;
        Assembly = await db.ReadAssembly(meeting, stop);
        var rules = await db.ReadRuleBook(meeting.Day, stop);
        var resolutions = await db.Set<Resolution>().AsNoTracking().Include(r => r.Counts).AsSingleQuery().Where(r => r.MeetingId == Id && r.State != BallotState.Draft).ToListAsync(stop);
        var cast = await db.Set<VoteMark>().Where(m => db.Set<Resolution>().Any(r => r.Id == m.ResolutionId && r.MeetingId == Id)).GroupBy(m => m.ResolutionId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        Ballots = [.. resolutions.OrderBy(r => r.State).ThenByDescending(r => r.Id).Select(r => (r, cast.GetValueOrDefault(r.Id), r.Result(rules.VoteRuleFor(r.Kind, meeting.Kind == MeetingKind.GeneralAssembly))))];
        return Page();
    }
}
