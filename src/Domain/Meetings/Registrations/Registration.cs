using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;

namespace Tisserand.Domain.Meetings.Registrations;

/// <summary>État d'une inscription.</summary>
public enum RegistrationState
{
    /// <summary>À confirmer : asked, the link of the message not opened yet.</summary>
    Unconfirmed,

    /// <summary>Inscrit.</summary>
    Confirmed,

    /// <summary>En liste d'attente.</summary>
    Waiting,

    /// <summary>Place proposée : a seat was freed, the person has until then to take it.</summary>
    Offered,

    /// <summary>Sans réponse : the seat offered was not taken in time.</summary>
    Lapsed,

    /// <summary>Annulée.</summary>
    Cancelled,
}

/// <summary>Personne qui s'inscrit, telle que saisie.</summary>
/// <param name="Structure">Where the person works, or for whom; may be empty.</param>
public sealed record RegistrantDetails(string? LastName, string? FirstName, string? Profession, string? Email, string? Phone, string? Structure)
{
    /// <summary>As an entry of the CPTS would say it.</summary>
    public MemberDetails ToMember() => new(LastName, FirstName, Profession, null, false, false, Email, Phone, null, []);
}

/// <summary>
/// Inscription : one professional or partner who asks for a seat at a meeting. Kept apart from the entries of the CPTS until it is
/// confirmed; it never changes an entry that exists. Source: demandes des utilisateurs.
/// </summary>
public sealed class Registration : ICptsOwned
{
    public const int StructureLength = 200;

    private static readonly TimeSpan BetweenMessages = TimeSpan.FromMinutes(2);

    private Registration()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid FormId { get; private set; }

    public RegistrationState State { get; private set; }

    public string LastName { get; private set; } = "";

    public string FirstName { get; private set; } = "";

    public string FoldedName { get; private set; } = "";

    /// <inheritdoc cref="Member.Profession"/>
    public string Profession { get; private set; } = "";

    /// <summary>In small letters; empty only when added by hand.</summary>
    public string Email { get; private set; } = "";

    public string Phone { get; private set; } = "";

    public string Structure { get; private set; } = "";

    /// <summary>Version of <see cref="RegistrationNotice"/> that was shown; 0 when somebody else registered the person.</summary>
    public int NoticeVersion { get; private set; }

    /// <summary>UTC; the last time.</summary>
    public DateTime AskedAt { get; private set; }

    /// <summary>UTC; until when a seat is kept for a request or an offer.</summary>
    public DateTime? HeldUntil { get; private set; }

    /// <summary>UTC; since when the person waits: the order of the list.</summary>
    public DateTime? WaitingSince { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? CancelledAt { get; private set; }

    /// <summary>The entry that the person has, or was given on confirmation.</summary>
    public Guid? MemberId { get; private set; }

    /// <summary>The confirmation put the person on the list of the meeting: cancelling takes them off.</summary>
    public bool AddedToList { get; private set; }

    public string FullName => FirstName + " " + LastName;

    /// <summary>Asked for or held, and not given up.</summary>
    public bool IsLive => State is not (RegistrationState.Cancelled or RegistrationState.Lapsed);

    /// <summary>Refuses what an entry of the CPTS would refuse, a missing mail address when the person registers alone, a structure too long.</summary>
    public static Outcome<Registration> Ask(Guid form, RegistrantDetails details, int noticeVersion, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(details);
        var refusals = details.ToMember().Refusals();
        var email = TypedText.Line(details.Email);
        if (email.Length == 0 && noticeVersion > 0)
        {
            refusals.Add(new("email-required", "Indiquez votre adresse électronique\u00A0: le lien de confirmation y est envoyé.", nameof(Email)));
        }
        if (TypedText.Line(details.Structure).Length > StructureLength)
        {
            refusals.Add(new("text-too-long", "200 caractères au plus.", nameof(Structure)));
        }
        return refusals.Count > 0 ? refusals : new Registration
        {
            FormId = form,
            LastName = TypedText.Line(details.LastName),
            FirstName = TypedText.Line(details.FirstName),
            FoldedName = Member.FoldedNameOf(details.LastName, details.FirstName),
            Profession = details.Profession!,
            Email = email.ToLowerInvariant(),
            Phone = FrenchPhone.Normalise(details.Phone) ?? TypedText.Line(details.Phone),
            Structure = TypedText.Line(details.Structure),
            NoticeVersion = noticeVersion,
            AskedAt = now,
        };
    }

    /// <summary>A person who has an entry, registered from « Mon espace » or by the coordinator.</summary>
    public static Registration Of(Guid form, Member member, int noticeVersion, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(member);
        return new()
        {
            FormId = form,
            LastName = member.LastName,
            FirstName = member.FirstName,
            FoldedName = member.FoldedName,
            Profession = member.Profession,
            Email = member.Email.ToLowerInvariant(),
            Phone = member.Phone,
            NoticeVersion = noticeVersion,
            AskedAt = now,
            MemberId = member.Id,
        };
    }

    /// <summary>Two requests of one person: same mail address and same name, as a practice shares its address.</summary>
    public bool IsSamePersonAs(Registration other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return MemberId is { } member && member == other.MemberId || (Email.Length > 0 && Email == other.Email && FoldedName == other.FoldedName);
    }

    /// <summary>A seat is taken: confirmed, or kept for a while.</summary>
    public bool TakesSeat(DateTime now) =>
        State == RegistrationState.Confirmed || (State is RegistrationState.Unconfirmed or RegistrationState.Offered && HeldUntil > now);

    /// <summary>The details of who asks, for the entry of a contact.</summary>
    public RegistrantDetails Details() => new(LastName, FirstName, Profession, Email, Phone, Structure);

    /// <summary>Asked once more: the message leaves again, but not at each press of a button.</summary>
    public bool AskAgain(DateTime now)
    {
        if (now - AskedAt < BetweenMessages)
        {
            return false;
        }
        AskedAt = now;
        return true;
    }

    /// <summary>Says which entry of the CPTS the person has.</summary>
    public void Recognise(Guid member) => MemberId = member;

    public void PutOnList(bool added) => AddedToList = AddedToList || added;

    /// <summary>Gives it up; the seat is free.</summary>
    public void Cancel(DateTime now) => (State, CancelledAt, HeldUntil, WaitingSince, AddedToList) = (RegistrationState.Cancelled, now, null, null, false);

    internal void Hold(DateTime until) => HeldUntil = until;

    internal void Confirm(DateTime now) => (State, ConfirmedAt, HeldUntil, WaitingSince, CancelledAt) = (RegistrationState.Confirmed, now, null, null, null);

    internal void Wait(DateTime now) => (State, WaitingSince, HeldUntil, CancelledAt) = (RegistrationState.Waiting, now, null, null);

    internal void Offer(DateTime until) => (State, HeldUntil) = (RegistrationState.Offered, until);

    internal void Lapse() => (State, HeldUntil, WaitingSince) = (RegistrationState.Lapsed, null, null);
}

/// <summary>Réponse à une question de l’inscription. Source: demandes des utilisateurs.</summary>
public sealed class RegistrationAnswer : ICptsOwned
{
    private RegistrationAnswer()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid RegistrationId { get; private set; }

    public Guid QuestionId { get; private set; }

    /// <summary>Several choices one a line.</summary>
    public string Text { get; private set; } = "";

    public static IEnumerable<RegistrationAnswer> Of(Guid registration, Answers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers.ByQuestion.Select(a => new RegistrationAnswer { RegistrationId = registration, QuestionId = a.Key, Text = a.Value });
    }
}

/// <summary>États des inscriptions, in French words.</summary>
public static class RegistrationStates
{
    public static string Label(this RegistrationState state) => state switch
    {
        RegistrationState.Unconfirmed => "à confirmer",
        RegistrationState.Confirmed => "inscrit",
        RegistrationState.Waiting => "en attente",
        RegistrationState.Offered => "place proposée",
        RegistrationState.Lapsed => "sans réponse",
        RegistrationState.Cancelled => "annulée",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
