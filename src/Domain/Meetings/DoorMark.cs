using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Meetings;

/// <summary>Geste à la porte.</summary>
public enum DoorAct
{
    /// <summary>Arrivée.</summary>
    Arrival,

    /// <summary>Départ.</summary>
    Departure,
}

/// <summary>Façon de pointer.</summary>
public enum DoorWay
{
    /// <summary>Touché dans la liste.</summary>
    List,

    /// <summary>Code personnel, scanned or typed by whoever holds the door.</summary>
    Code,

    /// <summary>Affiche : the person, on their own telephone.</summary>
    Poster,

    /// <summary>Venu sans être connu.</summary>
    Newcomer,
}

/// <summary>Pointage : one act at the door, as a telephone kept it, possibly without network, and as it was received.</summary>
/// <param name="Token">Made by the telephone: sent twice, it is one.</param>
/// <param name="At">UTC, by the clock of the telephone set right on that of the server.</param>
/// <param name="KeptBy">Who held the door; empty for the person's own.</param>
public sealed record DoorMarkEntry(Guid Token, Guid Member, DoorAct Act, DoorWay Way, DateTime At, string Phone, string KeptBy);

/// <summary>
/// Pointage à la porte : somebody came, or left, at that moment. The presence follows from all those of a person that stand: the earliest
/// arrival and the latest departure, whatever the order in which telephones send them.
/// </summary>
public sealed class DoorMark : ICptsOwned
{
    public const int PhoneLength = 36;
    public const int NameLength = 200;
    public const int IssueLength = 300;

    /// <summary>Months for which the acts are kept; presence and hours stay with the sheet.</summary>
    public const int MonthsKept = 12;

    private DoorMark()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MeetingId { get; private set; }

    public Guid MemberId { get; private set; }

    public Guid Token { get; private set; }

    public DoorAct Act { get; private set; }

    public DoorWay Way { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ReceivedAt { get; private set; }

    /// <summary>Which telephone, by a number that it drew.</summary>
    public string Phone { get; private set; } = "";

    public string KeptBy { get; private set; } = "";

    /// <summary>What the coordinator has to look at, in French; empty without.</summary>
    public string Issue { get; private set; } = "";

    /// <summary>Annulé: touched by mistake.</summary>
    public bool IsTakenBack { get; private set; }

    public static DoorMark Keep(Guid meeting, DoorMarkEntry entry, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new()
        {
            MeetingId = meeting,
            MemberId = entry.Member,
            Token = entry.Token,
            Act = entry.Act,
            Way = entry.Way,
            // A telephone ahead of time does not write the future.
            At = entry.At > now ? now : entry.At,
            ReceivedAt = now,
            Phone = entry.Phone.Length > PhoneLength ? entry.Phone[..PhoneLength] : entry.Phone,
            KeptBy = entry.KeptBy.Length > NameLength ? entry.KeptBy[..NameLength] : entry.KeptBy,
        };
    }

    public void TakeBack() => IsTakenBack = true;

    public void Tell(string issue) => Issue = issue;

    /// <summary>The coordinator looked at it.</summary>
    public void Settle() => Issue = "";
}

/// <summary>Présence d’après la porte : what the acts that stand say of one person.</summary>
/// <param name="Arrived">Earliest arrival, UTC; null when nobody came.</param>
/// <param name="Left">Latest departure, UTC; null when the person stayed, or came back.</param>
public sealed record DoorPresence(DateTime? Arrived, DateTime? Left)
{
    /// <summary>A second reading within these minutes says nothing of a departure.</summary>
    public const int MinutesBeforeDeparture = 15;

    public static readonly DoorPresence Nobody = new(null, null);

    /// <summary>The person came in again after having left: the hours are to be looked at.</summary>
    public bool CameBack { get; private init; }

    /// <summary>In any order.</summary>
    public static DoorPresence Of(IEnumerable<DoorMark> marks)
    {
        var standing = marks.Where(m => !m.IsTakenBack).ToList();
        var arrivals = standing.FindAll(m => m.Act == DoorAct.Arrival).ConvertAll(m => m.At);
        if (arrivals.Count == 0)
        {
            return Nobody;
        }
        var left = standing.FindAll(m => m.Act == DoorAct.Departure && m.At > arrivals.Min()).ConvertAll(m => (DateTime?)m.At).Max();
        var cameBack = left is not null && arrivals.Max() > left;
        return new(arrivals.Min(), cameBack ? null : left) { CameBack = cameBack };
    }

    /// <summary>Whether another reading of the code asks about a departure.</summary>
    public bool AsksDeparture(DateTime now) => Arrived is { } arrived && Left is null && now - arrived >= TimeSpan.FromMinutes(MinutesBeforeDeparture);

    /// <summary>
    /// The line of the sheet: who comes early is present from the start, hours are whole minutes on the clock of the CPTS, and a night in
    /// which the clock changes counts the minutes that went by. Also says what has to be looked at.
    /// </summary>
    /// <param name="local">A moment on the clock of the CPTS.</param>
    internal (AttendanceEntry? Entry, string Issue) Line(Meeting meeting, Guid member, string profession, Func<DateTime, DateTime> local)
    {
        if (Arrived is not { } arrived)
        {
            return (null, "");
        }
        var start = meeting.Day.ToDateTime(meeting.StartsAt);
        var from = Minute(local(arrived));
        var issue = CameBack ? "Revenu après un départ\u00A0: la durée est à vérifier." : "";
        if (from >= start.AddMinutes(meeting.Minutes) && Left is null)
        {
            return (new(member, profession, AttendanceState.Present, Minutes: 1), "Arrivée après la fin prévue\u00A0: la durée est à saisir.");
        }
        TimeOnly? arrivedAt = from <= start ? null : TimeOnly.FromDateTime(from);
        if (Left is not { } left)
        {
            return (new(member, profession, AttendanceState.Present, arrivedAt), issue);
        }
        var to = Minute(local(left));
        var minutes = (int)(to - (from <= start ? start : from)).TotalMinutes;
        if (minutes is < 1 or > Attendance.LongestMinutes)
        {
            return (new(member, profession, AttendanceState.Present, arrivedAt), "Le départ ne va pas avec l’arrivée\u00A0: il n’est pas compté.");
        }
        // The clock moved in between: the hours as written would count one too many, or too few.
        var moved = (int)Math.Round(((to - from) - (Minute(left) - Minute(arrived))).TotalMinutes);
        return (new(member, profession, AttendanceState.Present, arrivedAt, TimeOnly.FromDateTime(to), moved == 0 ? null : Math.Max(1, minutes - moved)), issue);
    }

    private static DateTime Minute(DateTime moment) => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMinute));
}
