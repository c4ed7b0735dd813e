using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Polls;

/// <summary>État d'un sondage de dates.</summary>
public enum PollState
{
    /// <summary>Ouvert : answers are taken until the deadline.</summary>
    Open,

    /// <summary>Clos by the coordinator, no date chosen yet.</summary>
    Closed,

    /// <summary>Date retenue : it became a meeting.</summary>
    Chosen,

    /// <summary>Abandonné : no meeting will come of it.</summary>
    Abandoned,
}

/// <summary>Sondage de dates, tel que saisi.</summary>
/// <param name="Mission">None for governance.</param>
/// <param name="Minutes">Length of the meeting.</param>
/// <param name="Message">Said to those who are asked.</param>
/// <param name="Deadline">Last day for answers, included.</param>
/// <param name="ShowsNames">Those who are asked see who answered what; otherwise counts alone.</param>
/// <param name="IsOpenToAll">Whoever has the common link may ask for a page of their own.</param>
public sealed record PollDetails(
    string? Title, MeetingKind? Kind, MissionCode? Mission, string? Place, string? Link, int? Minutes, string? Message, DateOnly? Deadline, bool ShowsNames, bool IsOpenToAll)
{
    /// <summary>Free text that seems to name a patient, by field.</summary>
    public IReadOnlyList<Warning> Warnings() => [.. PatientWatch.Warnings((Title, nameof(Title)), (Message, nameof(Message)))];
}

/// <summary>
/// Sondage de dates : several dates are proposed to some people for one meeting; each answers from a personal page, and the date
/// chosen becomes the meeting. Source: fiche outil du coordonnateur; usage.
/// </summary>
public sealed class DatePoll : ICptsOwned
{
    public const int MessageLength = 2000;
    public const int MostDates = 40;

    private readonly List<ProposedDate> _dates = [];

    private DatePoll()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Title, folded: searches and sorts the list.</summary>
    public string FoldedTitle { get; private set; } = "";

    public MeetingKind Kind { get; private set; }

    /// <summary>None for governance.</summary>
    public MissionCode? Mission { get; private set; }

    public string Place { get; private set; } = "";

    /// <summary>Address of the video meeting (https); empty without one.</summary>
    public string Link { get; private set; } = "";

    /// <summary>Length of the meeting.</summary>
    public int Minutes { get; private set; }

    public string Message { get; private set; } = "";

    /// <summary>Last day for answers, included, on the clock of the CPTS.</summary>
    public DateOnly Deadline { get; private set; }

    public bool ShowsNames { get; private set; }

    public bool IsOpenToAll { get; private set; }

    public PollState State { get; private set; }

    /// <summary>The meeting that it became.</summary>
    public Guid? MeetingId { get; private set; }

    /// <summary>The date chosen.</summary>
    public Guid? ChosenId { get; private set; }

    /// <summary>By day and hour.</summary>
    public IReadOnlyList<ProposedDate> Dates => [.. _dates.OrderBy(d => d.Slot)];

    /// <summary>No date is chosen, and it is not abandoned.</summary>
    public bool IsUndecided => State is PollState.Open or PollState.Closed;

    public bool TakesAnswers(DateOnly today) => State == PollState.Open && today <= Deadline;

    /// <summary>Refuses what <see cref="Change"/> refuses.</summary>
    public static Outcome<DatePoll> Propose(PollDetails details, IReadOnlyCollection<PollSlot> slots, DateOnly today)
    {
        var poll = new DatePoll();
        var refusals = poll.Change(details, slots, today);
        return refusals.Count > 0 ? refusals : poll;
    }

    /// <summary>
    /// Replaces the whole; a date that stays keeps its answers. On refusal nothing is changed: what a meeting of the first date would
    /// refuse, fewer than two dates or too many, a new date that is past, a deadline that is missing, past, or after every date, a poll
    /// that is decided.
    /// </summary>
    public List<Refusal> Change(PollDetails details, IReadOnlyCollection<PollSlot> slots, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(details);
        ArgumentNullException.ThrowIfNull(slots);
        var kept = slots.Distinct().Order().ToList();
        if (Decided() is { } decided)
        {
            return [decided];
        }
        var refusals = Check(details, kept, today);
        if (refusals.Count > 0)
        {
            return refusals;
        }
        (Title, FoldedTitle) = (TypedText.Line(details.Title), FoldedText.Of(TypedText.Line(details.Title)));
        (Kind, Mission, Minutes) = (details.Kind!.Value, details.Mission, details.Minutes!.Value);
        (Place, Link, Message) = (TypedText.Line(details.Place), TypedText.Line(details.Link), TypedText.Lines(details.Message));
        (Deadline, ShowsNames, IsOpenToAll) = (details.Deadline!.Value, details.ShowsNames, details.IsOpenToAll);
        _dates.RemoveAll(d => !kept.Contains(d.Slot));
        _dates.AddRange(kept.Except(_dates.Select(d => d.Slot)).Select(s => new ProposedDate(Id, s)).ToList());
        return [];
    }

    /// <summary>Another last day; a poll that was closed is open again. Refuses a day that is past, and a poll that is decided.</summary>
    public List<Refusal> Extend(DateOnly? deadline, DateOnly today)
    {
        if (Decided() is { } decided)
        {
            return [decided];
        }
        if (deadline is null || deadline < today || deadline.Value.Year > 2099)
        {
            return [new("deadline-past", "Indiquez un jour à venir.", nameof(Deadline))];
        }
        (Deadline, State) = (deadline.Value, PollState.Open);
        return [];
    }

    /// <summary>Takes no more answers. Refuses a poll that is decided.</summary>
    public List<Refusal> Close()
    {
        if (Decided() is { } decided)
        {
            return [decided];
        }
        State = PollState.Closed;
        return [];
    }

    /// <summary>No meeting will come of it. Refuses a poll whose date is chosen.</summary>
    public List<Refusal> Abandon()
    {
        if (State == PollState.Chosen)
        {
            return [Decided()!];
        }
        State = PollState.Abandoned;
        return [];
    }

    /// <summary>The meeting that a date would give; refuses a poll that is decided, and a date that it does not propose.</summary>
    public Outcome<MeetingDetails> MeetingOn(Guid date)
    {
        if (Decided() is { } decided)
        {
            return decided;
        }
        return _dates.Find(d => d.Id == date) is { } chosen
            ? Meeting(chosen.Slot, new(Title, Kind, Mission, Place, Link, Minutes, Message, Deadline, ShowsNames, IsOpenToAll))
            : new Refusal("date-unknown", "Cette date n’est plus proposée.");
    }

    /// <summary>The date and the meeting that came of it; only after <see cref="MeetingOn"/>.</summary>
    public void Choose(Guid date, Guid meeting) => (ChosenId, MeetingId, State) = (date, meeting, PollState.Chosen);

    /// <summary>Why no answer is taken on a day; null while they are.</summary>
    public Refusal? WhyClosed(DateOnly today) =>
        Decided() ?? (State == PollState.Closed ? new("poll-closed", "Ce sondage est clos\u00A0: la coordination choisit la date.")
        : today > Deadline ? new("poll-late", $"Les réponses étaient attendues jusqu’au {FrenchDate.Long(Deadline)}.")
        : null);

    private Refusal? Decided() => State switch
    {
        PollState.Chosen when _dates.Find(d => d.Id == ChosenId) is { } date => new("poll-chosen", $"La date est déjà retenue\u00A0: le {FrenchDate.Long(date.Day)} à {FrenchDate.Hour(date.StartsAt)}."),
        PollState.Chosen => new("poll-chosen", "La date est déjà retenue."),
        PollState.Abandoned => new("poll-abandoned", "Ce sondage est abandonné."),
        _ => null,
    };

    private static MeetingDetails Meeting(PollSlot slot, PollDetails details) => new(
        details.Title, details.Kind, details.Mission, null, slot.Day, slot.StartsAt, slot.StartsAt.AddMinutes(details.Minutes ?? 0), details.Place, details.Link, null);

    private List<Refusal> Check(PollDetails details, List<PollSlot> slots, DateOnly today)
    {
        var refusals = Meetings.Meeting.Plan(Meeting(slots.Count > 0 ? slots[0] : new(today, new(12, 0)), details with { Minutes = 60 })).Refusals
            .Select(r => r.Field is "Day" or "StartsAt" or "EndsAt" ? r with { Field = "Dates" } : r).ToList();
        if (details.Minutes is null or < 5 or > Attendance.LongestMinutes)
        {
            refusals.Add(new("length-required", "Indiquez la durée, de 5 minutes à 16 heures.", nameof(Minutes)));
        }
        if (slots.Count is < 2 or > MostDates)
        {
            refusals.Add(new("dates-required", $"Proposez de 2 à {MostDates} dates\u00A0: cochez les jours et donnez l’heure.", "Dates"));
        }
        if (slots.Except(_dates.Select(d => d.Slot)).Any(s => s.Day < today))
        {
            refusals.Add(new("date-past", "Une date ajoutée est déjà passée.", "Dates"));
        }
        if (details.Deadline is null || (details.Deadline < today && details.Deadline != Deadline))
        {
            refusals.Add(new("deadline-required", "Indiquez jusqu’à quel jour on peut répondre, à partir d’aujourd’hui.", nameof(Deadline)));
        }
        else if (slots.Count > 0 && details.Deadline > slots[^1].Day)
        {
            refusals.Add(new("deadline-after-dates", "Ce jour vient après toutes les dates proposées.", nameof(Deadline)));
        }
        if (TypedText.Lines(details.Message).Length > MessageLength)
        {
            refusals.Add(new("text-too-long", $"{FrenchNumber.Whole(MessageLength)} caractères au plus.", nameof(Message)));
        }
        return refusals;
    }
}

/// <summary>États des sondages, in French words.</summary>
public static class PollStates
{
    public static string Label(this PollState state) => state switch
    {
        PollState.Open => "ouvert",
        PollState.Closed => "clos",
        PollState.Chosen => "date retenue",
        PollState.Abandoned => "abandonné",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
