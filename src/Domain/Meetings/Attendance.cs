using System.Globalization;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Meetings;

/// <summary>Présence à une réunion.</summary>
public enum AttendanceState
{
    /// <summary>Invité : nothing known yet.</summary>
    Invited,

    /// <summary>Présent.</summary>
    Present,

    /// <summary>Excusé.</summary>
    Excused,

    /// <summary>Absent.</summary>
    Absent,
}

/// <summary>Ligne d'émargement, telle que saisie.</summary>
/// <param name="Profession">Code of the profession on that day, kept with the line.</param>
/// <param name="ArrivedAt">The start of the meeting when none is given.</param>
/// <param name="LeftAt">The expected end when none is given; the next day when earlier than the arrival.</param>
/// <param name="Minutes">Duration typed as such; prevails over the hours.</param>
public sealed record AttendanceEntry(
    Guid MemberId, string Profession, AttendanceState State, TimeOnly? ArrivedAt = null, TimeOnly? LeftAt = null, int? Minutes = null)
{
    private static string Hour(TimeOnly hour) => hour.ToString("H'\u00A0h\u00A0'mm", CultureInfo.InvariantCulture);

    internal IEnumerable<Refusal> Check(Meeting meeting)
    {
        if (State != AttendanceState.Present)
        {
            yield break;
        }
        if (Minutes is { } typed)
        {
            if (typed is < 1 or > Attendance.LongestMinutes)
            {
                yield return new("duration-out-of-range", "La durée va d’une minute à 16 heures.", nameof(Minutes));
            }
            yield break;
        }
        var (from, to) = (ArrivedAt ?? meeting.StartsAt, LeftAt ?? meeting.EndsAt);
        var field = LeftAt is null && ArrivedAt is not null ? nameof(ArrivedAt) : nameof(LeftAt);
        if (from == to)
        {
            yield return new("no-length", $"L’heure d’arrivée est celle du départ ({Hour(from)}).", field);
        }
        else if (Attendance.MinutesBetween(from, to) > Attendance.LongestMinutes)
        {
            yield return new("left-before-arrival", $"L’arrivée ({Hour(from)}) suit le départ ({Hour(to)}).", field);
        }
    }
}

/// <summary>
/// Émargement : one person at one meeting, invited, present for so many minutes, excused or absent. Source: Guide pratique
/// CPTS, sheets 7 and 23.
/// </summary>
public sealed class Attendance : ICptsOwned
{
    /// <summary>Longest presence, in minutes: sixteen hours.</summary>
    public const int LongestMinutes = 16 * 60;

    private const int Day = 24 * 60;

    private Attendance()
    {
    }

    internal Attendance(Guid meetingId, Guid memberId) => (MeetingId, MemberId) = (meetingId, memberId);

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MeetingId { get; private set; }

    public Guid MemberId { get; private set; }

    public AttendanceState State { get; private set; }

    /// <summary>Code of the profession on the day of the meeting; empty until the attendance is entered.</summary>
    public string Profession { get; private set; } = "";

    /// <summary>Said to have been there or not, at some time.</summary>
    public bool IsEntered => Profession.Length > 0;

    public TimeOnly? ArrivedAt { get; private set; }

    public TimeOnly? LeftAt { get; private set; }

    /// <summary>Duration typed as such, in minutes.</summary>
    public int? TypedMinutes { get; private set; }

    /// <summary>Minutes of presence: typed, else from arrival (or start) to departure (or expected end); 0 unless present.</summary>
    public int Minutes { get; private set; }

    /// <summary>Minutes from one hour to another, the next day when earlier; a whole day when equal.</summary>
    public static int MinutesBetween(TimeOnly from, TimeOnly to)
    {
        var minutes = (int)(to - from).TotalMinutes;
        return minutes == 0 ? Day : minutes;
    }

    /// <summary>
    /// Of two presences of one person at one meeting (two entries of the person made one), that which stays: a presence before an
    /// excuse, an absence or an invitation; the longer before the shorter.
    /// </summary>
    public static (Attendance Stays, Attendance Goes) Stays(Attendance kept, Attendance other)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(other);
        static (int Rank, int Minutes) Weight(Attendance a) => (a.State switch
        {
            AttendanceState.Present => 3,
            AttendanceState.Excused => 2,
            AttendanceState.Absent => 1,
            AttendanceState.Invited => 0,
            _ => throw new ArgumentOutOfRangeException(nameof(kept)),
        }, a.Minutes);
        return Weight(other).CompareTo(Weight(kept)) > 0 ? (other, kept) : (kept, other);
    }

    internal void Enter(AttendanceEntry entry, Meeting meeting)
    {
        State = entry.State;
        Profession = State == AttendanceState.Invited ? Profession : entry.Profession;
        (ArrivedAt, LeftAt, TypedMinutes) = State == AttendanceState.Present ? (entry.ArrivedAt, entry.LeftAt, entry.Minutes) : (null, null, null);
        Measure(meeting);
    }

    /// <summary>Nothing is known any more: noted by mistake.</summary>
    internal void Forget() => (State, Profession, ArrivedAt, LeftAt, TypedMinutes, Minutes) = (AttendanceState.Invited, "", null, null, null, 0);

    /// <summary>Says something else than what the door wrote: a hand came after it. A presence without hours is left to the door.</summary>
    /// <param name="byDoor">What the door wrote; null when it wrote nothing.</param>
    internal bool WasCorrected(AttendanceEntry? byDoor) => byDoor is null
        ? State == AttendanceState.Absent || (State == AttendanceState.Present && (ArrivedAt, LeftAt, TypedMinutes) != (null, null, null))
        : State != AttendanceState.Present || (ArrivedAt, LeftAt, TypedMinutes) != (byDoor.ArrivedAt, byDoor.LeftAt, byDoor.Minutes);

    /// <summary>Whether the hours entered still make a presence when the meeting begins and ends so.</summary>
    internal bool Fits(TimeOnly startsAt, TimeOnly endsAt) =>
        State != AttendanceState.Present || TypedMinutes is not null || (ArrivedAt is null && LeftAt is null)
        || MinutesBetween(ArrivedAt ?? startsAt, LeftAt ?? endsAt) <= LongestMinutes;

    internal void Measure(Meeting meeting) => Minutes =
        State != AttendanceState.Present ? 0
        : TypedMinutes ?? MinutesBetween(ArrivedAt ?? meeting.StartsAt, LeftAt ?? meeting.EndsAt);
}

/// <summary>Présences, in French words and codes.</summary>
public static class AttendanceStates
{
    public static string Label(this AttendanceState state) => state switch
    {
        AttendanceState.Invited => "invité",
        AttendanceState.Present => "présent",
        AttendanceState.Excused => "excusé",
        AttendanceState.Absent => "absent",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
