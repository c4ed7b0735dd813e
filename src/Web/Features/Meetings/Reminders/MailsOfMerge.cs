using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Meetings.Reminders;

/// <summary>Both entries had the same message of a meeting: one line stays.</summary>
internal sealed class MailsOfMerge(TisserandDb db) : ISettleMerge
{
    public int Order => 22;

    public async Task<MergeSettlement> Settle(Guid kept, Guid other, CancellationToken cancellationToken)
    {
        var twice = await db.Set<MeetingMail>().Where(m => m.MemberId == other
            && db.Set<MeetingMail>().Any(k => k.CptsId == m.CptsId && k.MeetingId == m.MeetingId && k.MemberId == kept && k.Kind == m.Kind && k.Occasion == m.Occasion)).ToListAsync(cancellationToken);
        db.RemoveRange(twice);
        return new([], []);
    }
}
