using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Meetings.Series;

/// <summary>What a change of a series did.</summary>
/// <param name="Changed">Meetings changed, cancelled, or that gained people.</param>
/// <param name="Left">Those left as they are, and why.</param>
public sealed record SeriesChange(int Changed, IReadOnlyList<string> Left)
{
    /// <summary>« 4 réunions modifiées. Laissées : 12/11/2026 (tenue). »</summary>
    public string Said(string one, string many) => French.Count(Changed, one, many) + "." + (Left.Count == 0 ? "" : $" Laissées telles quelles\u00A0: {string.Join(", ", Left)}.");
}

/// <summary>
/// Changes, cancels or invites to several meetings of a series at once: one, those that follow, or all. Those held, cancelled, past or moved by
/// hand are left, and said.
/// </summary>
public sealed class ChangeSeries(TisserandDb db, Clock clock)
{
    /// <summary>
    /// Gives the meeting these details, and to the others of the scope what changed in it: a new day moves each by as many days. Refuses what a
    /// meeting refuses; nothing is changed then.
    /// </summary>
    /// <returns>Null when this CPTS has no such meeting.</returns>
    public Task<Outcome<SeriesChange>?> Change(Guid meeting, MeetingDetails details, SeriesScope scope, CancellationToken cancellationToken) => Do(meeting, scope, (edited, lines, left) =>
    {
        var before = Details(edited.Meeting, details.FicheAction);
        var refusals = edited.Meeting.Change(details);
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var days = details.Day!.Value.DayNumber - before.Day!.Value.DayNumber;
        foreach (var line in lines)
        {
            var own = Details(line.Meeting, details.FicheAction);
            refusals.AddRange(line.Meeting.Change(own with
            {
                Title = details.Title == before.Title ? own.Title : details.Title,
                Kind = details.Kind == before.Kind ? own.Kind : details.Kind,
                Mission = details.Mission == before.Mission ? own.Mission : details.Mission,
                FicheAction = details.FicheAction,
                Day = own.Day!.Value.AddDays(days),
                StartsAt = details.StartsAt == before.StartsAt ? own.StartsAt : details.StartsAt,
                EndsAt = details.EndsAt == before.EndsAt ? own.EndsAt : details.EndsAt,
                Place = details.Place == before.Place ? own.Place : details.Place,
                Link = details.Link == before.Link ? own.Link : details.Link,
                Agenda = details.Agenda == before.Agenda ? own.Agenda : details.Agenda,
            }).Select(r => r with { Message = $"Le {FrenchDate.Long(line.Meeting.Day)}\u00A0: {r.Message}" }));
            line.Planned.Follow(line.Meeting);
        }
        edited.Planned.Follow(edited.Meeting);
        return refusals.Count > 0 ? refusals : new SeriesChange(lines.Count + 1, left);
    }, cancellationToken);

    /// <summary>Cancels the meeting and the others of the scope. Refuses when somebody was present at it.</summary>
    public Task<Outcome<SeriesChange>?> Cancel(Guid meeting, SeriesScope scope, CancellationToken cancellationToken) => Do(meeting, scope, (asked, lines, left) =>
    {
        var whole = asked.Planned.WhyLeft(asked.Meeting, clock.Today) is { } why && why != "déplacée à la main" ? lines : [asked, .. lines];
        var refusals = whole.SelectMany(l => l.Meeting.Cancel()).ToList();
        return refusals.Count > 0 ? refusals : new SeriesChange(whole.Count, left);
    }, cancellationToken);

    /// <summary>Invites to the meetings that follow everybody on the list of this one.</summary>
    public Task<Outcome<SeriesChange>?> InviteToFollowing(Guid meeting, CancellationToken cancellationToken) => Do(meeting, SeriesScope.Following, (asked, lines, _) =>
    {
        var people = asked.Meeting.Attendances.Select(a => a.MemberId).ToList();
        return new SeriesChange(lines.Count(l => l.Meeting.Invite(people) > 0), []);
    }, cancellationToken);

    private sealed record Line(Meeting Meeting, SeriesMeeting Planned);

    /// <summary>Reads the series, leaves what does not follow; a refusal keeps nothing.</summary>
    private Task<Outcome<SeriesChange>?> Do(Guid meeting, SeriesScope scope, Func<Line, List<Line>, List<string>, Outcome<SeriesChange>> act, CancellationToken cancellationToken) => db.Serially(async Task<Outcome<SeriesChange>?> () =>
    {
        var lines = (await (from mine in db.Set<SeriesMeeting>().Where(s => s.MeetingId == meeting)
                            join planned in db.Set<SeriesMeeting>() on mine.SeriesId equals planned.SeriesId
                            join m in db.Set<Meeting>().Include(m => m.Attendances).AsSingleQuery() on planned.MeetingId equals m.Id
                            select new { m, planned }).ToListAsync(cancellationToken)).ConvertAll(l => new Line(l.m, l.planned));
        if (lines.Find(l => l.Meeting.Id == meeting) is not { } asked)
        {
            return null;
        }
        await db.Set<Attendance>().Where(a => db.Set<SeriesMeeting>().Any(s => s.MeetingId == a.MeetingId && s.SeriesId == asked.Planned.SeriesId)).LoadAsync(cancellationToken);
        var concerned = lines.FindAll(l => l != asked && (scope == SeriesScope.All || (scope == SeriesScope.Following && l.Planned.Day > asked.Planned.Day))).OrderBy(l => l.Meeting.Day).ToList();
        var left = concerned.Select(l => (l.Meeting.Day, Why: l.Planned.WhyLeft(l.Meeting, clock.Today))).Where(l => l.Why is not null).Select(l => $"{French.Day(l.Day)} ({l.Why})").ToList();
        var done = act(asked, concerned.FindAll(l => l.Planned.WhyLeft(l.Meeting, clock.Today) is null), left);
        if (!done.Succeeded)
        {
            db.ChangeTracker.Clear();
        }
        return done;
    }, cancellationToken);

    private static MeetingDetails Details(Meeting meeting, FicheAction? fiche) =>
        new(meeting.Title, meeting.Kind, meeting.Mission, fiche, meeting.Day, meeting.StartsAt, meeting.EndsAt, meeting.Place, meeting.Link, meeting.Agenda);
}
