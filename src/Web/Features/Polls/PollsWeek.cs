using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Polls;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Polls;

/// <summary>On « Cette semaine »: the dates to choose, and the polls that still wait for answers.</summary>
internal sealed class PollsWeek(TisserandDb db) : IWeekSource
{
    public async Task<WeekPart> Read(CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Meetings, Level.See))
        {
            return WeekPart.Nothing;
        }
        var polls = await db.Set<DatePoll>().Where(p => p.State == PollState.Open || p.State == PollState.Closed).OrderBy(p => p.Deadline).ThenBy(p => p.Id)
            .Select(p => new
            {
                p.Id,
                p.Title,
                p.Deadline,
                p.State,
                Asked = db.Set<PollPerson>().Count(q => q.CptsId == p.CptsId && q.PollId == p.Id),
                Answered = db.Set<PollPerson>().Count(q => q.CptsId == p.CptsId && q.PollId == p.Id && q.AnsweredAt != null),
                First = db.Set<ProposedDate>().Where(d => d.CptsId == p.CptsId && d.PollId == p.Id && d.Day >= today).Min(d => (DateOnly?)d.Day),
            }).ToListAsync(cancellationToken);
        return new(
        [
            .. polls.Select(p =>
            {
                var waits = p.State == PollState.Open && p.Deadline >= today && (p.Asked == 0 || p.Answered < p.Asked);
                return new WeekItem(
                    waits ? "Sondage en cours" : "Date à choisir", $"{p.Title} · {French.Number(p.Answered)} réponses sur {French.Number(p.Asked)}",
                    waits || p.First is null ? p.Deadline : p.First < p.Deadline ? p.First.Value : p.Deadline,
                    !waits && here.Allows(Area.Meetings, Level.Act) ? "Choisir" : "Ouvrir", here.Link("reunions/sondages/" + p.Id), IsAwaited: waits);
            }),
        ], [], []);
    }
}
