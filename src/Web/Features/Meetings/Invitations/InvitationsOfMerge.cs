using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Meetings.Invitations;

/// <summary>Both entries of one person invited to the same meeting, under two numbers: one invitation stays, that which left.</summary>
internal sealed class InvitationsOfMerge(TisserandDb db) : ISettleMerge
{
    public int Order => 21;

    public async Task<MergeSettlement> Settle(Guid kept, Guid other, CancellationToken cancellationToken)
    {
        var both = await (from one in db.Set<ProfessionalInvitation>().Where(i => i.MemberId == kept)
                          join two in db.Set<ProfessionalInvitation>().Where(i => i.MemberId == other) on one.MeetingId equals two.MeetingId
                          select new { one, two }).ToListAsync(cancellationToken);
        foreach (var pair in both)
        {
            var (stays, goes) = pair.two.IsReached && !pair.one.IsReached ? (pair.two, pair.one) : (pair.one, pair.two);
            stays.Interest(stays.IsInterested || goes.IsInterested);
            db.Remove(goes);
        }
        return new([], []);
    }
}
