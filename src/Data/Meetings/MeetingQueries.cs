using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;

namespace Tisserand.Data.Meetings;

/// <summary>What several modules ask of the meetings of the current CPTS; each answer is one query, grouped by the database.</summary>
public static class MeetingQueries
{
    /// <summary>Subject of the stored files that are signed sheets; their record is the meeting.</summary>
    public const string SignedSheet = "SignedSheet";

    /// <summary>A meeting with its attendance, to be changed; null when there is none in this CPTS.</summary>
    public static Task<Meeting?> ReadMeeting(this TisserandDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<Meeting>().Include(m => m.Attendances).AsSingleQuery().SingleOrDefaultAsync(m => m.Id == id, cancellationToken);

    /// <summary>Held meetings of a period, by day; who came without an entry in the CPTS counts for the whole meeting.</summary>
    public static async Task<List<MeetingFact>> HeldMeetings(this TisserandDb db, DateRange period, CancellationToken cancellationToken)
    {
        var end = period.End ?? DateOnly.MaxValue;
        var rows = await (from m in db.Set<Meeting>()
                          where m.State == MeetingState.Held && m.Day >= period.Start && m.Day <= end
                          orderby m.Day, m.StartsAt, m.Id
                          select new
                          {
                              m.StartsAt,
                              m.EndsAt,
                              Others = db.Set<ProfessionalInvitation>().Count(i => i.CptsId == m.CptsId && i.MeetingId == m.Id && i.State == AttendanceState.Present),
                              Fact = new MeetingFact(
                                  m.Id, m.Title, m.Day, m.Kind, m.Mission, m.FicheActionId,
                                  db.Set<Attendance>().Count(a => a.MeetingId == m.Id && a.State == AttendanceState.Present),
                                  db.Set<Attendance>().Where(a => a.MeetingId == m.Id).Sum(a => a.Minutes),
                                  db.Set<StoredFile>().Any(f => f.Subject == SignedSheet && f.SubjectId == m.Id)),
                          }).ToListAsync(cancellationToken);
        return rows.ConvertAll(r => r.Others == 0 ? r.Fact : r.Fact with
        {
            Present = r.Fact.Present + r.Others,
            Minutes = r.Fact.Minutes + (r.Others * Attendance.MinutesBetween(r.StartsAt, r.EndsAt)),
        });
    }

    /// <summary>Who was present at the held meetings of a period; two queries, the second for those without an entry in the CPTS.</summary>
    public static async Task<List<PresenceFact>> Presences(this TisserandDb db, DateRange period, CancellationToken cancellationToken)
    {
        var end = period.End ?? DateOnly.MaxValue;
        var onSheets = await (from a in db.Set<Attendance>()
                              join m in db.Set<Meeting>() on a.MeetingId equals m.Id
                              where a.State == AttendanceState.Present && m.State == MeetingState.Held && m.Day >= period.Start && m.Day <= end
                              select new PresenceFact(a.MeetingId, a.MemberId, a.Profession, a.Minutes))
            .ToListAsync(cancellationToken);
        var others = await db.PresentWithoutEntry(period).ToListAsync(cancellationToken);
        return
        [
            .. onSheets,
            // One person at two meetings is one, as long as the name is kept.
            .. others.GroupBy(o => o.NationalId ?? o.Id.ToString()).SelectMany(g =>
                g.Select(o => new PresenceFact(o.MeetingId, g.First().Id, o.Profession, Attendance.MinutesBetween(o.StartsAt, o.EndsAt)))),
        ];
    }

    /// <summary>Meetings whose people may be taken again: those of the mission first, then the latest; thirty at most.</summary>
    /// <param name="except">The meeting that takes them.</param>
    public static Task<List<MeetingWithPeople>> MeetingsWithPeople(this TisserandDb db, MissionCode? mission, Guid? except, CancellationToken cancellationToken)
    {
        const int most = 30;
        return db.Set<Meeting>().Where(m => m.Id != except && m.State != MeetingState.Cancelled && m.Attendances.Count > 0)
            .OrderByDescending(m => m.Mission == mission).ThenByDescending(m => m.Day).ThenByDescending(m => m.Id).Take(most)
            .Select(m => new MeetingWithPeople(m.Id, m.Title, m.Day, m.Attendances.Count)).ToListAsync(cancellationToken);
    }

    /// <summary>Professionals of the directory present at the held meetings of a period, who have no entry in the CPTS.</summary>
    public static IQueryable<OtherPresence> PresentWithoutEntry(this TisserandDb db, DateRange period)
    {
        var end = period.End ?? DateOnly.MaxValue;
        return from i in db.Set<ProfessionalInvitation>()
               join m in db.Set<Meeting>() on i.MeetingId equals m.Id
               where i.State == AttendanceState.Present && m.State == MeetingState.Held && m.Day >= period.Start && m.Day <= end
               select new OtherPresence(i.Id, i.MeetingId, m.Mission, i.NationalId, i.Profession, m.StartsAt, m.EndsAt);
    }

    /// <summary>Meetings on whose sheet both persons are, with the two lines, followed by the context.</summary>
    public static async Task<List<(Meeting Meeting, Attendance OfKept, Attendance OfOther)>> AttendancesOfBoth(this TisserandDb db, Guid kept, Guid other, CancellationToken cancellationToken) =>
        (await (from one in db.Set<Attendance>().Where(a => a.MemberId == kept)
                join two in db.Set<Attendance>().Where(a => a.MemberId == other) on one.MeetingId equals two.MeetingId
                join meeting in db.Set<Meeting>() on one.MeetingId equals meeting.Id
                orderby meeting.Day, meeting.Id
                select new { meeting, one, two }).ToListAsync(cancellationToken)).ConvertAll(b => (b.meeting, b.one, b.two));
}

/// <summary>Présence sans fiche : somebody invited from the directory who came to a meeting.</summary>
public sealed record OtherPresence(Guid Id, Guid MeetingId, MissionCode? Mission, string? NationalId, string Profession, TimeOnly StartsAt, TimeOnly EndsAt);

/// <summary>Réunion dont on reprend les personnes : just what names it in a choice.</summary>
public sealed record MeetingWithPeople(Guid Id, string Title, DateOnly Day, int Count);
