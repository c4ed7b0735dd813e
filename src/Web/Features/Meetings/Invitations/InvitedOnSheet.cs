using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;

namespace Tisserand.Web.Features.Meetings.Invitations;

/// <summary>
/// The part of the sheet that is about those invited from the directory who have no entry: a few found by name among thousands, and
/// those who were said to be present or interested.
/// </summary>
public sealed record InvitedOnSheet(string? Search, IReadOnlyList<InvitedRow> Found, IReadOnlyList<InvitedRow> Noted, int Present, int Interested)
{
    private const int MostFound = 8;

    /// <summary>The last names noted; the list of the invited has them all.</summary>
    private const int MostNoted = 30;

    public static async Task<InvitedOnSheet> Read(TisserandDb db, Guid meeting, string? search, CancellationToken cancellationToken)
    {
        var found = FoldedText.Of(search).Length < 2 ? []
            : await InvitedList.Rows(db, meeting, search, null, "autres").OrderBy(r => r.FoldedName).ThenBy(r => r.Id).Take(MostFound).ToListAsync(cancellationToken);
        var noted = await InvitedList.Rows(db, meeting, null, null, "a-accueillir").OrderBy(r => r.FoldedName).ThenBy(r => r.Id).Take(MostNoted).ToListAsync(cancellationToken);
        var counts = await db.Set<ProfessionalInvitation>().Where(i => i.MeetingId == meeting && i.MemberId == null).GroupBy(i => i.MeetingId)
            .Select(g => new { Present = g.Count(i => i.State == AttendanceState.Present), Interested = g.Count(i => i.IsInterested) }).SingleOrDefaultAsync(cancellationToken);
        return new(search, found, noted, counts?.Present ?? 0, counts?.Interested ?? 0);
    }
}
