using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Governance;

/// <summary>
/// Two entries of one person in governance: of two cards, convocations or proxies of one séance, that of the entry kept stays. Two
/// voices counted in one vote are no longer for anybody to take back: refused.
/// </summary>
internal sealed class GovernanceOfMerge(TisserandDb db) : ISettleMerge
{
    public int Order => 40;

    public async Task<MergeSettlement> Settle(Guid kept, Guid other, CancellationToken cancellationToken)
    {
        var notes = new List<string>();
        var cards = await db.Set<VotingCard>().Where(c => c.MemberId == kept || c.MemberId == other).ToListAsync(cancellationToken);
        db.RemoveRange(cards.Where(c => c.MemberId == other && cards.Exists(k => k.MemberId == kept && k.MeetingId == c.MeetingId)));
        var convoked = await db.Set<ConvokedPerson>().Where(p => p.MemberId == kept || p.MemberId == other).ToListAsync(cancellationToken);
        db.RemoveRange(convoked.Where(p => p.MemberId == other && convoked.Exists(k => k.MemberId == kept && k.ConvocationId == p.ConvocationId)));
        var proxies = await db.Set<Proxy>().Where(p => p.GiverId == kept || p.GiverId == other).ToListAsync(cancellationToken);
        var given = proxies.FindAll(p => p.HolderId == kept || p.HolderId == other || (p.GiverId == other && proxies.Exists(k => k.GiverId == kept && k.MeetingId == p.MeetingId)));
        if (given.Count > 0)
        {
            db.RemoveRange(given);
            notes.Add(French.Count(given.Count, "pouvoir en double est retiré.", "pouvoirs en double sont retirés."));
        }
        var twice = await (from one in db.Set<VoteMark>().Where(m => m.VoterId == kept)
                           join two in db.Set<VoteMark>().Where(m => m.VoterId == other) on one.ResolutionId equals two.ResolutionId
                           join resolution in db.Set<Resolution>() on one.ResolutionId equals resolution.Id
                           join meeting in db.Set<Meeting>() on resolution.MeetingId equals meeting.Id
                           select meeting.Title).Distinct().OrderBy(t => t).ToListAsync(cancellationToken);
        return new(notes, twice.ConvertAll(title => new Refusal("voted-twice", $"Les deux fiches ont voté à la même résolution («\u00A0{title}\u00A0»)\u00A0: deux voix y sont comptées, les fiches restent séparées.")));
    }
}
