using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Documents;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Web.Features.Meetings.Papers;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Papers;
using Paper = Tisserand.Domain.Foundation.Papers.Paper;

namespace Tisserand.Web.Features.Meetings.Door;

/// <summary>The sheet of a meeting, with what was signed on screens; printed, or kept as the proof of who came.</summary>
public sealed class KeepSignedSheet(TisserandDb db, FileStore files, CptsOfRequest here, Clock clock)
{
    /// <summary>Null when this CPTS has no such meeting.</summary>
    public async Task<Paper?> Paper(Guid meeting, CancellationToken cancellationToken)
    {
        if (await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == meeting, cancellationToken) is not { } found)
        {
            return null;
        }
        var people = await db.PeopleOf(meeting).ToListAsync(cancellationToken);
        var fiche = found.FicheActionId is null ? null : await db.Set<FicheAction>().Where(f => f.Id == found.FicheActionId).Select(f => f.Title).SingleOrDefaultAsync(cancellationToken);
        var signed = await db.Set<PresenceSignature>().AsNoTracking().Where(s => s.MeetingId == meeting).ToDictionaryAsync(s => s.MemberId, cancellationToken);
        return SignInSheet.Of(here.Required.Name, found, fiche, people, signed, isOver: found.State == MeetingState.Held && found.Day < clock.Today, clock.Local);
    }

    /// <summary>Answers why not, in French; null once kept.</summary>
    public async Task<string?> Keep(Guid meeting, CancellationToken cancellationToken)
    {
        if (await Paper(meeting, cancellationToken) is not { } paper)
        {
            return "Cette réunion n’existe plus.";
        }
        var kept = await files.Save(new MemoryStream(PaperFiles.ToPdf(paper)), paper.FileName + ".pdf", MeetingQueries.SignedSheet, meeting, cancellationToken);
        if (!kept.Succeeded)
        {
            return kept.Refusals[0].Message;
        }
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }
}
