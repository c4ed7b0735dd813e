using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Meetings.Door;

/// <summary>The list that a telephone holds at the door: who is expected, who is there; and the others of the CPTS, to be found by name.</summary>
internal static class DoorList
{
    /// <summary>Others that a telephone takes along: a CPTS of a thousand members and its contacts.</summary>
    private const int MostOthers = 5000;

    /// <summary>Those on the list of the meeting, by name; four queries whatever their number.</summary>
    public static async Task<List<DoorPerson>> Listed(TisserandDb db, Guid meeting, Clock clock, CancellationToken cancellationToken)
    {
        var people = await db.PeopleOf(meeting).ToListAsync(cancellationToken);
        var marks = (await db.Set<DoorMark>().AsNoTracking().Where(m => m.MeetingId == meeting && !m.IsTakenBack).ToListAsync(cancellationToken)).ToLookup(m => m.MemberId);
        var signed = (await db.Set<PresenceSignature>().Where(s => s.MeetingId == meeting).Select(s => s.MemberId).ToListAsync(cancellationToken)).ToHashSet();
        var codes = await (from a in db.Set<Attendance>() where a.MeetingId == meeting join c in db.Set<PersonalCode>() on a.MemberId equals c.MemberId select new { c.MemberId, c.Code })
            .ToDictionaryAsync(c => c.MemberId, c => c.Code, cancellationToken);
        return people.ConvertAll(p => Seen(
            new(p.MemberId, $"{p.LastName} {p.FirstName}".Trim(), Member.ProfessionLabel(p.Profession), HasSigned: signed.Contains(p.MemberId), Print: codes.TryGetValue(p.MemberId, out var code) ? Print(code) : null),
            p.State, [.. marks[p.MemberId]], clock));
    }

    /// <summary>Members and contacts who are not on the list.</summary>
    public static async Task<List<DoorPerson>> Others(TisserandDb db, Guid meeting, CancellationToken cancellationToken)
    {
        var others = await (from m in db.Set<Member>()
                            where m.Kind == MemberKind.Person && m.ErasedOn == null && !db.Set<Attendance>().Any(a => a.MeetingId == meeting && a.MemberId == m.Id)
                            orderby m.FoldedName, m.Id
                            select new { m.Id, m.LastName, m.FirstName, m.Profession, Code = db.Set<PersonalCode>().Where(c => c.MemberId == m.Id).Select(c => c.Code).FirstOrDefault() })
            .Take(MostOthers).ToListAsync(cancellationToken);
        return others.ConvertAll(m => new DoorPerson(m.Id, $"{m.LastName} {m.FirstName}".Trim(), Member.ProfessionLabel(m.Profession), Print: m.Code is null ? null : Print(m.Code)));
    }

    /// <param name="state">On the sheet; null when the person is not on it.</param>
    public static DoorPerson Seen(DoorPerson person, AttendanceState? state, IReadOnlyCollection<DoorMark> marks, Clock clock)
    {
        var presence = DoorPresence.Of(marks);
        string? Hour(DateTime? moment) => moment is { } at ? French.Hour(TimeOnly.FromDateTime(clock.Local(at))) : null;
        return person with
        {
            IsListed = state is not null,
            State = MeetingText.Code(state ?? AttendanceState.Invited),
            Arrived = Hour(presence.Arrived),
            Left = Hour(presence.Left),
            Since = presence.Arrived is { } at ? new DateTimeOffset(at).ToUnixTimeMilliseconds() : null,
            Mark = marks.Where(m => !m.IsTakenBack).MaxBy(m => m.At)?.Token,
        };
    }

    private static string Print(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(code)))[..24];
}
