using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Governance;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Governance.Sittings;

/// <summary>Gathers the facts of the minutes, keeps versions of them, approves one: it is then frozen, and the séance with it.</summary>
public sealed class WriteMinutes(TisserandDb db)
{
    /// <summary>All that the minutes of a séance say, as it stands; a fixed number of queries.</summary>
    public async Task<MinutesFacts> Gather(string organisation, Meeting meeting, CancellationToken cancellationToken)
    {
        var sitting = await db.ReadSitting(meeting.Id, cancellationToken);
        var assembly = await db.ReadAssembly(meeting, cancellationToken);
        var rules = await db.ReadRuleBook(meeting.Day, cancellationToken);
        var points = await db.Set<AgendaPoint>().AsNoTracking().Where(p => p.MeetingId == meeting.Id).OrderBy(p => p.Rank).ToListAsync(cancellationToken);
        var resolutions = await db.Set<Resolution>().AsNoTracking().Include(r => r.Counts).AsSingleQuery().Where(r => r.MeetingId == meeting.Id).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        var convocation = (await db.ReadConvocations(meeting.Id, cancellationToken)).LastOrDefault();
        var people = await (from line in db.Set<Attendance>()
                            where line.MeetingId == meeting.Id && (line.State == AttendanceState.Present || line.State == AttendanceState.Excused)
                            join m in db.Set<Member>() on line.MemberId equals m.Id
                            orderby m.FoldedName, m.Id
                            select new { Name = m.FirstName + " " + m.LastName, line.State }).ToListAsync(cancellationToken);
        return new(
            organisation, meeting.Title, SittingText.Kind(meeting, sitting), meeting.Day, $"de {French.Hour(meeting.StartsAt)} à {French.Hour(meeting.EndsAt)}", SittingText.Place(meeting),
            convocation is null ? "" : $"Convocation envoyée le {French.LongDay(DateOnly.FromDateTime(convocation.SentAt))}",
            [.. people.Where(p => p.State == AttendanceState.Present).Select(p => p.Name)], [.. people.Where(p => p.State == AttendanceState.Excused).Select(p => p.Name)],
            [.. assembly.Represented.OrderBy(r => r.Giver.FoldedName, StringComparer.Ordinal).Select(r => $"{r.Giver.FullName} représenté(e) par {r.Holder.FullName}")],
            assembly.Quorum.Working,
            [.. points.Select(p => new MinutesPoint($"{p.Rank}. {p.Title}", p.Text, [.. resolutions.Where(r => r.PointId == p.Id).Select(r => Say(r, rules.VoteRuleFor(r.Kind, meeting.Kind == MeetingKind.GeneralAssembly)))]))]);
    }

    /// <summary>Keeps the minutes as they stand, as a new version; approved at once when <paramref name="approve"/>.</summary>
    /// <returns>Null when the CPTS has no such séance.</returns>
    public Task<Outcome<MinutesVersion>?> Keep(string organisation, Guid meeting, bool approve, string by, DateOnly today, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        if (await db.ReadSittingMeeting(meeting, cancellationToken) is not { } found)
        {
            return null;
        }
        if (await db.IsMinuted(meeting, cancellationToken))
        {
            return new Refusal("minutes-approved", "Le procès-verbal est approuvé\u00A0: il ne change plus.");
        }
        if (found.State != MeetingState.Held)
        {
            return new Refusal("not-held", "Saisissez d’abord l’émargement\u00A0: le procès-verbal dit qui était présent.");
        }
        if (approve && await db.Set<Resolution>().AnyAsync(r => r.MeetingId == meeting && r.State == BallotState.Open, cancellationToken))
        {
            return new Refusal("ballot-open", "Un scrutin est encore ouvert\u00A0: closez-le d’abord.");
        }
        var number = 1 + await db.Set<MinutesVersion>().Where(v => v.MeetingId == meeting).MaxAsync(v => (int?)v.Number, cancellationToken) ?? 1;
        var version = new MinutesVersion(meeting, number, today, by, JsonSerializer.Serialize(await Gather(organisation, found, cancellationToken)));
        if (approve)
        {
            version.Approve(today, by);
        }
        db.Add(version);
        return (Outcome<MinutesVersion>?)version;
    }, cancellationToken);

    public static MinutesFacts FactsOf(MinutesVersion version) => JsonSerializer.Deserialize<MinutesFacts>(version.Facts)!;

    private static MinutesResolution Say(Resolution resolution, VoteRule rule)
    {
        var result = resolution.Result(rule);
        return new(resolution.Text, resolution.Kind.Label() + (resolution.IsSecret ? ", vote secret" : ""), SittingText.State(resolution).Label, result?.Working ?? []);
    }
}
