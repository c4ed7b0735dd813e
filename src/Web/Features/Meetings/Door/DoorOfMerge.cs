using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Meetings.Door;

/// <summary>Two entries of one person made one: one personal code, and one signature a meeting, the drawn one first.</summary>
internal sealed class DoorOfMerge(TisserandDb db) : ISettleMerge
{
    public int Order => 21;

    public async Task<MergeSettlement> Settle(Guid kept, Guid other, CancellationToken cancellationToken)
    {
        var notes = new List<string>();
        var codes = await db.Set<PersonalCode>().Where(c => c.MemberId == kept || c.MemberId == other).ToListAsync(cancellationToken);
        if (codes.Count == 2)
        {
            db.Remove(codes.Single(c => c.MemberId == other));
            notes.Add("Les deux fiches ont un code d’émargement\u00A0: celui de la fiche gardée reste.");
        }
        var signatures = await db.Set<PresenceSignature>().Where(s => s.MemberId == kept || s.MemberId == other).ToListAsync(cancellationToken);
        foreach (var both in signatures.GroupBy(s => s.MeetingId).Where(g => g.Count() == 2))
        {
            db.Remove(both.OrderBy(s => s.Drawing.Length > 0).ThenBy(s => s.MemberId == kept).First());
        }
        return new(notes, []);
    }
}
