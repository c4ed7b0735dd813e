using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;

namespace Tisserand.Web.Features.Meetings.Series;

/// <summary>Repeats a meeting: plans those that follow, alike, and makes a series of them all.</summary>
public sealed class RepeatMeeting(TisserandDb db)
{
    /// <summary>Refuses what the repetition refuses, a meeting that is cancelled, one that is of a series already. Two who repeat it at once make one series.</summary>
    /// <param name="invites">Everybody on its list is invited to each.</param>
    /// <returns>The meetings added; null when this CPTS has no such meeting.</returns>
    public Task<Outcome<int>?> Repeat(Guid meeting, Repetition repetition, bool invites, CancellationToken cancellationToken) => db.Serially(async Task<Outcome<int>?> () =>
    {
        if (await db.ReadMeeting(meeting, cancellationToken) is not { } first)
        {
            return null;
        }
        if (first.State == MeetingState.Cancelled)
        {
            return new Refusal("meeting-cancelled", "Cette réunion est annulée.");
        }
        if (await db.Set<SeriesMeeting>().AnyAsync(s => s.MeetingId == meeting, cancellationToken))
        {
            return new Refusal("in-series", "Cette réunion fait déjà partie d’une série.");
        }
        var days = repetition.After(first.Day);
        if (!days.Succeeded)
        {
            return days.Refusals.ToList();
        }
        var people = first.Attendances.Select(a => a.MemberId).ToList();
        var fiche = first.FicheActionId is { } id ? await db.Set<Domain.Missions.FicheAction>().SingleOrDefaultAsync(f => f.Id == id, cancellationToken) : null;
        var meetings = new List<Meeting> { first };
        foreach (var day in days.Value.Where(d => !d.IsSkipped))
        {
            var planned = Meeting.Plan(new(first.Title, first.Kind, first.Mission, fiche, day.Day, first.StartsAt, first.EndsAt, first.Place, first.Link, first.Agenda));
            if (!planned.Succeeded)
            {
                return planned.Refusals.ToList();
            }
            planned.Value.Invite(invites ? people : []);
            db.Add(planned.Value);
            meetings.Add(planned.Value);
        }
        db.Add(MeetingSeries.Of(repetition.Label(first.Day), meetings));
        return meetings.Count - 1;
    }, cancellationToken);
}
