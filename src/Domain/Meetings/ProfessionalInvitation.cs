using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Meetings;

/// <summary>Professionnel à inviter : what the public directory says of somebody, as an invitation keeps it.</summary>
/// <param name="NationalId">« 8 » and RPPS number, or « 0 » and ADELI number.</param>
/// <param name="Address">Complement, street and distribution, one a line.</param>
/// <param name="Email">Empty when none is known: a letter goes.</param>
/// <param name="MemberId">The entry that this person has in the CPTS, member or contact.</param>
public sealed record InvitedPerson(
    string NationalId, string Civility, string LastName, string FirstName, string Profession, string Commune,
    string Place, string Address, string PostalCode, string City, string Email, Guid? MemberId);

/// <summary>
/// Invitation d’un professionnel : one person of the public directory invited to a meeting, by mail or by post. As long as the
/// person has no entry in the CPTS, the presence is kept here; with an entry it stands on the sheet of the meeting
/// (<see cref="Attendance"/>) and here no more, so that it counts once. Source: Guide pratique CPTS, sheet 5.
/// </summary>
public sealed class ProfessionalInvitation : ICptsOwned
{
    public const int TextLength = 400;

    /// <summary>Months after the meeting for which names are kept of those who neither came nor said to be interested.</summary>
    public const int MonthsKept = 12;

    /// <summary>Months after the meeting for the others: prospects are forgotten three years after the last contact (CNIL).</summary>
    public const int MonthsKeptOfInterested = 36;

    private ProfessionalInvitation()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MeetingId { get; private set; }

    public Guid RoundId { get; private set; }

    /// <summary>Null once forgotten.</summary>
    public string? NationalId { get; private set; }

    public string Civility { get; private set; } = "";

    public string LastName { get; private set; } = "";

    public string FirstName { get; private set; } = "";

    /// <summary>Last then first name, folded: sorts and searches.</summary>
    public string FoldedName { get; private set; } = "";

    public string Profession { get; private set; } = "";

    /// <summary>INSEE code of the place in the territory.</summary>
    public string Commune { get; private set; } = "";

    public string Place { get; private set; } = "";

    public string Address { get; private set; } = "";

    public string PostalCode { get; private set; } = "";

    public string City { get; private set; } = "";

    public string Email { get; private set; } = "";

    /// <summary>The entry of this person in the CPTS.</summary>
    public Guid? MemberId { get; private set; }

    /// <summary>Day on which the message was handed to the mail.</summary>
    public DateOnly? MailedOn { get; private set; }

    /// <summary>Day on which the letter was posted.</summary>
    public DateOnly? PostedOn { get; private set; }

    /// <summary>Revenu : the letter or the message came back.</summary>
    public bool IsReturned { get; private set; }

    /// <summary>Known only while there is no entry.</summary>
    public AttendanceState State { get; private set; }

    public bool IsInterested { get; private set; }

    public bool IsForgotten { get; private set; }

    public string FullName => (FirstName + " " + LastName).Trim();

    /// <summary>Touché : the message or the letter left, and did not come back.</summary>
    public bool IsReached => (MailedOn ?? PostedOn) is not null && !IsReturned;

    public static ProfessionalInvitation Of(Guid meeting, Guid round, InvitedPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new()
        {
            MeetingId = meeting,
            RoundId = round,
            NationalId = person.NationalId,
            Civility = Cut(person.Civility, 20),
            LastName = Cut(person.LastName),
            FirstName = Cut(person.FirstName),
            FoldedName = Cut(FoldedText.Of(person.LastName + " " + person.FirstName)),
            Profession = person.Profession,
            Commune = person.Commune,
            Place = Cut(person.Place),
            Address = Cut(person.Address),
            PostalCode = Cut(person.PostalCode, 10),
            City = Cut(person.City),
            Email = Cut(person.Email),
            MemberId = person.MemberId,
        };
    }

    public void Mailed(DateOnly day) => (MailedOn, IsReturned) = (day, false);

    public void Posted(DateOnly day) => (PostedOn, IsReturned) = (day, false);

    /// <summary>The letter or the message came back, or did not after all.</summary>
    public void Return(bool isReturned) => IsReturned = isReturned;

    public void Interest(bool isInterested) => IsInterested = isInterested;

    /// <summary>Said to have been there, or not. Refuses who has an entry: the presence is on the sheet of the meeting.</summary>
    public List<Refusal> Enter(AttendanceState state)
    {
        if (MemberId is not null)
        {
            return [new("on-the-sheet", $"{FullName} a une fiche\u00A0: sa présence se saisit sur la feuille d’émargement.")];
        }
        State = state;
        return [];
    }

    /// <summary>The person has an entry from now on; answers the presence, which leaves for the sheet of the meeting.</summary>
    public AttendanceState Link(Guid member)
    {
        var known = State;
        (MemberId, State) = (member, AttendanceState.Invited);
        return known;
    }

    /// <summary>Whether the name and the address are to be erased on a day; the profession, the commune and the counts stay.</summary>
    public bool IsToForget(DateOnly meetingDay, DateOnly today) =>
        !IsForgotten && meetingDay.AddMonths(MemberId is null && (IsInterested || State == AttendanceState.Present) ? MonthsKeptOfInterested : MonthsKept) < today;

    /// <summary>Erases who it was: what stays names nobody.</summary>
    public void Forget()
    {
        NationalId = null;
        (Civility, LastName, FirstName, FoldedName, Place, Address, PostalCode, City, Email) = ("", "", "", "", "", "", "", "", "");
        IsForgotten = true;
    }

    private static string Cut(string text, int length = TextLength)
    {
        var line = text.Trim();
        return line.Length > length ? line[..length] : line;
    }
}

/// <summary>
/// Vague d’invitations : one act by which professionals of the territory were invited, from which directory, and who was left
/// out. It is the proof of the invitation once the names are forgotten.
/// </summary>
public sealed class InvitationRound : ICptsOwned
{
    public const int FilterLength = 1000;

    private InvitationRound()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MeetingId { get; private set; }

    public DateOnly InvitedOn { get; private set; }

    /// <summary>Day of the extraction of the directory; null when its file said none.</summary>
    public DateOnly? ExtractedOn { get; private set; }

    /// <summary>« Infirmiers, Médecins · Lumbres »; empty for everybody.</summary>
    public string Filter { get; private set; } = "";

    public int Invited { get; private set; }

    /// <summary>Of whom members of the CPTS.</summary>
    public int Members { get; private set; }

    /// <summary>Left out: they asked not to be contacted.</summary>
    public int Objected { get; private set; }

    public static InvitationRound Of(Guid id, Guid meeting, DateOnly day, DateOnly? extractedOn, string filter, int invited, int members, int objected) => new()
    {
        Id = id,
        MeetingId = meeting,
        InvitedOn = day,
        ExtractedOn = extractedOn,
        Filter = filter.Length > FilterLength ? filter[..FilterLength] : filter,
        Invited = invited,
        Members = members,
        Objected = objected,
    };
}
