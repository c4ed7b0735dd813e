using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Polls;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Meetings;

namespace Tisserand.Web.Features.Polls;

/// <summary>On the page of a meeting that came of a poll: how many said yes to its date.</summary>
internal sealed class PollOfMeeting(TisserandDb db) : IOriginOfMeeting
{
    public async Task<MeetingOrigin?> Of(Guid meeting, CptsOfRequest here, CancellationToken cancellationToken)
    {
        var found = await db.Set<DatePoll>().Where(p => p.MeetingId == meeting).Select(p => new
        {
            p.Id,
            Yes = db.Set<PollAnswer>().Count(a => a.DateId == p.ChosenId && a.Voice == PollVoice.Yes),
            IfNeedBe = db.Set<PollAnswer>().Count(a => a.DateId == p.ChosenId && a.Voice == PollVoice.IfNeedBe),
            No = db.Set<PollAnswer>().Count(a => a.DateId == p.ChosenId && a.Voice == PollVoice.No),
        }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new("Sondage de dates", $"{found.Yes} oui, {found.IfNeedBe} si nécessaire, {found.No} non", here.Link("reunions/sondages/" + found.Id));
    }
}
