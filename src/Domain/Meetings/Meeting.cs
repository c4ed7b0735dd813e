using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Meetings;

/// <summary>État d'une réunion.</summary>
public enum MeetingState
{
    /// <summary>Prévue; once its day is past, its attendance is awaited.</summary>
    Planned,

    /// <summary>Tenue : its attendance was entered.</summary>
    Held,

    /// <summary>Annulée.</summary>
    Cancelled,
}

/// <summary>Réunion, telle que saisie.</summary>
/// <param name="Mission">None for governance.</param>
/// <param name="FicheAction">The fiche action that it serves; of the same mission.</param>
/// <param name="StartsAt">On the clock of the CPTS.</param>
/// <param name="EndsAt">Expected end; the next day when earlier than the start.</param>
/// <param name="Link">Address of the video meeting.</param>
public sealed record MeetingDetails(
    string? Title, MeetingKind? Kind, MissionCode? Mission, FicheAction? FicheAction, DateOnly? Day, TimeOnly? StartsAt, TimeOnly? EndsAt,
    string? Place, string? Link, string? Agenda)
{
    /// <summary>Free text that seems to name a patient, by field.</summary>
    public IReadOnlyList<Warning> Warnings() => [.. PatientWatch.Warnings((Title, nameof(Title)), (Agenda, nameof(Agenda)))];
}

/// <summary>
/// Réunion : when, where, for which mission or for governance, and who was invited, came, and for how long. Source: fiche outil
/// du coordonnateur; Guide pratique CPTS, sheets 5 and 23.
/// </summary>
public sealed class Meeting : ICptsOwned
{
    public const int TitleLength = 200;
    public const int PlaceLength = 300;
    public const int LinkLength = 500;
    public const int AgendaLength = 4000;

    private readonly List<Attendance> _attendances = [];

    private Meeting()
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

    public Guid? FicheActionId { get; private set; }

    /// <summary>Day on which it begins, for the CPTS.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>On the clock of the CPTS.</summary>
    public TimeOnly StartsAt { get; private set; }

    /// <summary>Expected end; the next day when earlier than the start.</summary>
    public TimeOnly EndsAt { get; private set; }

    public string Place { get; private set; } = "";

    /// <summary>Address of the video meeting (https); empty without one.</summary>
    public string Link { get; private set; } = "";

    /// <summary>Ordre du jour.</summary>
    public string Agenda { get; private set; } = "";

    public MeetingState State { get; private set; }

    /// <summary>Invited, present, excused or absent: one line by person.</summary>
    public IReadOnlyList<Attendance> Attendances => _attendances;

    /// <summary>Expected length in minutes.</summary>
    public int Minutes => Attendance.MinutesBetween(StartsAt, EndsAt);

    /// <summary>Past, not cancelled, and nobody's attendance entered.</summary>
    public bool AwaitsAttendance(DateOnly today) => State == MeetingState.Planned && Day < today;

    /// <summary>Refuses what <see cref="Change"/> refuses.</summary>
    public static Outcome<Meeting> Plan(MeetingDetails details)
    {
        var meeting = new Meeting();
        var refusals = meeting.Change(details);
        return refusals.Count > 0 ? refusals : meeting;
    }

    /// <summary>
    /// Replaces the whole; on refusal nothing is changed. Refuses a missing title, type, day or hour, a meeting of no length or of
    /// more than sixteen hours, a link that is no https address, a fiche action of another mission, hours that belie an arrival or
    /// a departure already entered.
    /// </summary>
    public List<Refusal> Change(MeetingDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var refusals = Check(details);
        if (refusals.Count == 0 && _attendances.Exists(a => !a.Fits(details.StartsAt!.Value, details.EndsAt!.Value)))
        {
            refusals.Add(new("attendance-belied", "Une arrivée ou un départ déjà saisi ne va pas avec cet horaire\u00A0: corrigez d’abord l’émargement.", nameof(EndsAt)));
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        Title = TypedText.Line(details.Title);
        FoldedTitle = FoldedText.Of(Title);
        (Kind, Mission, FicheActionId) = (details.Kind!.Value, details.Mission, details.FicheAction?.Id);
        (Day, StartsAt, EndsAt) = (details.Day!.Value, details.StartsAt!.Value, details.EndsAt!.Value);
        Place = TypedText.Line(details.Place);
        Link = TypedText.Line(details.Link);
        Agenda = TypedText.Lines(details.Agenda);
        foreach (var attendance in _attendances)
        {
            attendance.Measure(this);
        }
        return refusals;
    }

    /// <summary>Invites members who are not on the list yet; answers how many were added.</summary>
    public int Invite(IEnumerable<Guid> members)
    {
        var added = members.Except(_attendances.Select(a => a.MemberId)).Select(m => new Attendance(Id, m)).ToList();
        _attendances.AddRange(added);
        return added.Count;
    }

    /// <summary>Takes somebody off the list; refuses one whose attendance was entered: other figures may rest on it.</summary>
    public List<Refusal> Uninvite(Guid member)
    {
        if (_attendances.Find(a => a.MemberId == member) is not { } line)
        {
            return [new("not-invited", "Cette personne n’est pas sur la liste.")];
        }
        if (line.IsEntered)
        {
            return [new("already-entered", "L’émargement de cette personne est saisi\u00A0: notez-la absente si elle n’est pas venue.")];
        }
        _attendances.Remove(line);
        return [];
    }

    /// <summary>
    /// Enters the attendance of the people given; one who was not invited is added. The meeting is then held; corrected until nobody
    /// is present, it awaits its attendance again. On refusal nothing is changed: a meeting to come or cancelled, hours that do
    /// not read, nobody at all present.
    /// </summary>
    /// <param name="entries">One by person; refusals name « entries[i] ».</param>
    /// <param name="othersCame">Somebody invited from the directory, who has no entry yet, was present.</param>
    public List<Refusal> TakeAttendance(IReadOnlyList<AttendanceEntry> entries, DateOnly today, bool othersCame = false)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (NotYet(today) is { } tooEarly)
        {
            return [tooEarly];
        }
        var refusals = entries.SelectMany((e, i) => e.Check(this).Select(r => r.At($"entries[{i}]"))).ToList();
        if (entries.Select(e => e.MemberId).Distinct().Count() != entries.Count)
        {
            refusals.Add(new("person-twice", "Une personne est deux fois sur la feuille."));
        }
        var isHeld = othersCame || entries.Any(e => e.State == AttendanceState.Present)
            || _attendances.Exists(a => a.State == AttendanceState.Present && entries.All(e => e.MemberId != a.MemberId));
        if (!isHeld && State == MeetingState.Planned && refusals.Count == 0)
        {
            refusals.Add(new("nobody-present", "Personne n’est noté présent\u00A0: si la réunion n’a pas eu lieu, annulez-la."));
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        Invite(entries.Select(e => e.MemberId));
        foreach (var entry in entries)
        {
            _attendances.Find(a => a.MemberId == entry.MemberId)!.Enter(entry, this);
        }
        State = isHeld ? MeetingState.Held : MeetingState.Planned;
        return refusals;
    }

    /// <summary>
    /// Enters who came among those invited from the directory without an entry. The meeting is held once somebody was present; on
    /// refusal nothing is changed.
    /// </summary>
    /// <param name="othersCame">Somebody else was present, on the sheet or among the other invitations.</param>
    public List<Refusal> Receive(IReadOnlyCollection<ProfessionalInvitation> invitations, AttendanceState state, DateOnly today, bool othersCame)
    {
        ArgumentNullException.ThrowIfNull(invitations);
        if (NotYet(today) is { } tooEarly)
        {
            return [tooEarly];
        }
        var refusals = invitations.Where(i => i.MemberId is not null).SelectMany(i => i.Enter(state)).ToList();
        if (refusals.Count > 0)
        {
            return refusals;
        }
        foreach (var invitation in invitations)
        {
            invitation.Enter(state);
        }
        State = othersCame || (invitations.Count > 0 && state == AttendanceState.Present) ? MeetingState.Held : MeetingState.Planned;
        return refusals;
    }

    /// <summary>
    /// Somebody invited from the directory has an entry from now on: the presence kept with the invitation moves to the sheet,
    /// unless the sheet says it already. Of a meeting that is over, who did not come is not put on the sheet.
    /// </summary>
    public void MoveToSheet(ProfessionalInvitation invitation, Guid member, string profession)
    {
        ArgumentNullException.ThrowIfNull(invitation);
        var came = invitation.Link(member) == AttendanceState.Present;
        var line = _attendances.Find(a => a.MemberId == member);
        if (line is null && (came || State == MeetingState.Planned))
        {
            _attendances.Add(line = new Attendance(Id, member));
        }
        if (came && line!.State != AttendanceState.Present)
        {
            line.Enter(new(member, profession, AttendanceState.Present), this);
        }
    }

    /// <summary>
    /// Keeps on the sheet what the door says of one person. What was corrected by hand stays, and is told; so does an absence. Taken back, the
    /// line says again what it said of somebody invited.
    /// </summary>
    /// <param name="before">What the door said until now.</param>
    /// <param name="local">A moment on the clock of the CPTS.</param>
    /// <returns>What the coordinator has to look at, in French; empty when there is nothing.</returns>
    public Outcome<string> KeepDoor(Guid member, string profession, DoorPresence before, DoorPresence after, Func<DateTime, DateTime> local, bool othersCame = false)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (State == MeetingState.Cancelled)
        {
            return new Refusal("meeting-cancelled", "Cette réunion est annulée.");
        }
        var line = _attendances.Find(a => a.MemberId == member);
        var (former, _) = before.Line(this, member, profession, local);
        var (entry, issue) = after.Line(this, member, profession, local);
        if (line is not null && line.WasCorrected(former))
        {
            return line.State == AttendanceState.Present && after.Left is null && former is null ? ""
                : $"La feuille a été corrigée à la main\u00A0: elle dit « {line.State.Label()} » et reste ainsi.";
        }
        if (line is null)
        {
            _attendances.Add(line = new Attendance(Id, member));
        }
        if (entry is null)
        {
            line.Forget();
        }
        else
        {
            line.Enter(entry, this);
        }
        State = othersCame || _attendances.Exists(a => a.State == AttendanceState.Present) ? MeetingState.Held : MeetingState.Planned;
        return issue;
    }

    private Refusal? NotYet(DateOnly today) =>
        State == MeetingState.Cancelled ? new("meeting-cancelled", "Cette réunion est annulée.")
        : Day > today ? new("meeting-to-come", $"Cette réunion aura lieu le {FrenchDate.Long(Day)}\u00A0: son émargement se saisit ensuite.")
        : null;

    /// <summary>Refuses a meeting at which somebody was present.</summary>
    public List<Refusal> Cancel()
    {
        if (State == MeetingState.Held || _attendances.Exists(a => a.State == AttendanceState.Present))
        {
            return [new("already-held", "Des présences sont saisies\u00A0: cette réunion a eu lieu.")];
        }
        State = MeetingState.Cancelled;
        return [];
    }

    /// <summary>Takes a cancellation back.</summary>
    public void Restore() => State = State == MeetingState.Cancelled ? MeetingState.Planned : State;

    private static List<Refusal> Check(MeetingDetails details)
    {
        var refusals = new List<Refusal>();
        if (TypedText.Line(details.Title).Length is 0 or > TitleLength)
        {
            refusals.Add(new("title-required", $"Donnez un titre à la réunion ({TitleLength} caractères au plus).", nameof(Title)));
        }
        if (details.Kind is null)
        {
            refusals.Add(new("kind-required", "Choisissez le type de réunion.", nameof(Kind)));
        }
        if (details.Day is null)
        {
            refusals.Add(new("day-required", "Indiquez le jour de la réunion.", nameof(Day)));
        }
        else if (details.Day.Value.Year is < 2000 or > 2099)
        {
            refusals.Add(new("day-unlikely", "Indiquez une date entre 2000 et 2099.", nameof(Day)));
        }
        if (details.StartsAt is null)
        {
            refusals.Add(new("hour-required", "Indiquez l’heure de début.", nameof(StartsAt)));
        }
        if (details.EndsAt is null || details.EndsAt == details.StartsAt)
        {
            refusals.Add(new("hour-required", "Indiquez l’heure de fin prévue, différente de celle du début.", nameof(EndsAt)));
        }
        else if (details.StartsAt is { } start && Attendance.MinutesBetween(start, details.EndsAt.Value) > Attendance.LongestMinutes)
        {
            refusals.Add(new("meeting-too-long", "La fin précède le début\u00A0: une réunion qui passe minuit dure 16 heures au plus.", nameof(EndsAt)));
        }
        if (TypedText.Line(details.Place).Length > PlaceLength)
        {
            refusals.Add(new("text-too-long", $"{PlaceLength} caractères au plus.", nameof(Place)));
        }
        if (TypedText.Line(details.Link) is { Length: > 0 } link
            && (link.Length > LinkLength || !Uri.TryCreate(link, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps))
        {
            refusals.Add(new("link-invalid", "Le lien de visioconférence commence par https://.", nameof(Link)));
        }
        if (TypedText.Lines(details.Agenda).Length > AgendaLength)
        {
            refusals.Add(new("text-too-long", $"{FrenchNumber.Whole(AgendaLength)} caractères au plus.", nameof(Agenda)));
        }
        if (details.FicheAction is { } fiche && fiche.Mission != details.Mission)
        {
            refusals.Add(new("fiche-of-other-mission", $"Cette fiche action relève de la mission «\u00A0{fiche.Mission.ShortLabel()}\u00A0».", "FicheActionId"));
        }
        return refusals;
    }
}

/// <summary>États des réunions, in French words.</summary>
public static class MeetingStates
{
    public static string Label(this MeetingState state) => state switch
    {
        MeetingState.Planned => "prévue",
        MeetingState.Held => "tenue",
        MeetingState.Cancelled => "annulée",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
