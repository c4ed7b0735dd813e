using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Indemnities;
using Tisserand.Domain.Access;
using Tisserand.Domain.Indemnities;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Trace;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>The indemnities of a meeting, for its page: lines decided, and the presences that still wait.</summary>
internal sealed class IndemnitiesOfMeeting(TisserandDb db) : ITraceOfMeeting
{
    public int Order => 10;

    public string Name => "indemnites";

    public async Task<TracePart?> Of(Guid meeting, CptsOfRequest here, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Accounts, Level.See))
        {
            return null;
        }
        var lines = await db.IndemnityLines().AsNoTracking().Where(r => r.MeetingId == meeting).OrderBy(r => r.FoldedName).ToListAsync(cancellationToken);
        var waiting = await db.WaitingPresences().CountAsync(r => r.MeetingId == meeting, cancellationToken);
        var links = lines.ConvertAll(r => new TraceLink(
            r.FullName,
            r.Line!.State == IndemnityState.Dismissed ? r.Line.State.Label() : $"{French.Euros(r.Line.Amount)}, {r.Line.State.Label()}",
            here.Link("finances/indemnites/" + r.Id)));
        if (waiting > 0)
        {
            links.Add(new(French.Count(waiting, "présence à indemniser", "présences à indemniser"), "à approuver", here.Link("finances/indemnites?reunion=" + meeting)));
        }
        return new("Indemnités de cette réunion", "Aucune indemnité.", links);
    }
}
