using System.Security.Cryptography;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Meetings.Registrations;

/// <summary>Où en sont les inscriptions d'une réunion.</summary>
public enum RegistrationStanding
{
    /// <summary>Pas encore ouvertes.</summary>
    NotYet,

    /// <summary>Ouvertes.</summary>
    Open,

    /// <summary>Fermées, by hand or because their time is over.</summary>
    Closed,

    /// <summary>La réunion est annulée.</summary>
    Cancelled,
}

/// <summary>Réglages des inscriptions, tels que saisis.</summary>
/// <param name="Capacity">Seats; null without a limit.</param>
/// <param name="OpensAt">UTC; null: at once.</param>
/// <param name="ClosesAt">UTC; null: at the start of the meeting.</param>
/// <param name="OfferHours">Hours to confirm a seat offered to who waits.</param>
public sealed record RegistrationSettings(int? Capacity, DateTime? OpensAt, DateTime? ClosesAt, bool MembersOnly, int? OfferHours, string? Notice);

/// <summary>
/// Inscriptions d’une réunion : how many seats, from when to when, for whom, and the long address of the public form. Source: demandes des
/// utilisateurs; fiche outil du coordonnateur.
/// </summary>
public sealed class RegistrationForm : ICptsOwned
{
    public const int SecretLength = 32;
    public const int NoticeLength = 2_000;
    public const int OriginLength = 200;
    public const int MostSeats = 5_000;
    public const int UsualOfferHours = 48;
    public const int MostOfferHours = 14 * 24;

    /// <summary>How long a request keeps its seat before the link of its message is opened.</summary>
    public static readonly TimeSpan RequestHold = TimeSpan.FromHours(2);

    private static readonly TimeSpan ShortestOffer = TimeSpan.FromMinutes(30);

    private RegistrationForm()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MeetingId { get; private set; }

    /// <summary>128 random bits, in hexadecimal: the address of the public form. Kept as it is: it is copied into mails and posters.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>« https://cpts.example »: where the application was called when the coordinator opened the form; begins the links of the mails.</summary>
    public string Origin { get; private set; } = "";

    /// <summary>False once closed by hand.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Seats; null without a limit.</summary>
    public int? Capacity { get; private set; }

    /// <summary>UTC; null: at once.</summary>
    public DateTime? OpensAt { get; private set; }

    /// <summary>UTC; null: at the start of the meeting.</summary>
    public DateTime? ClosesAt { get; private set; }

    public bool MembersOnly { get; private set; }

    /// <summary>Hours to confirm a seat offered to who waits; less near the meeting (see <see cref="OfferEnd"/>).</summary>
    public int OfferHours { get; private set; } = UsualOfferHours;

    /// <summary>What the form says on top; may be empty.</summary>
    public string Notice { get; private set; } = "";

    /// <summary>Refuses what <see cref="Change"/> refuses.</summary>
    public static Outcome<RegistrationForm> Open(Guid meeting, string origin, RegistrationSettings settings)
    {
        var form = new RegistrationForm { MeetingId = meeting, IsOpen = true };
        form.Renew();
        var refusals = form.Change(origin, settings);
        return refusals.Count > 0 ? refusals : form;
    }

    /// <summary>Replaces the settings; refuses a capacity that is none, an end before the beginning, a delay out of range, a notice too long or that seems to name a patient.</summary>
    public List<Refusal> Change(string origin, RegistrationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var refusals = new List<Refusal>();
        var notice = TypedText.Lines(settings.Notice);
        if (settings.Capacity is < 1 or > MostSeats)
        {
            refusals.Add(new("capacity-out-of-range", "Indiquez un nombre de places de 1 à 5\u00A0000, ou laissez vide s’il n’y a pas de limite.", nameof(Capacity)));
        }
        if (settings.ClosesAt <= settings.OpensAt)
        {
            refusals.Add(new("end-before-start", "La clôture précède l’ouverture.", nameof(ClosesAt)));
        }
        if (settings.OfferHours is null or < 1 or > MostOfferHours)
        {
            refusals.Add(new("delay-out-of-range", "Indiquez un délai de 1 à 336 heures.", nameof(OfferHours)));
        }
        if (notice.Length > NoticeLength)
        {
            refusals.Add(new("text-too-long", "2\u00A0000 caractères au plus.", nameof(Notice)));
        }
        refusals.AddRange(PatientWatch.Refusals((notice, nameof(Notice))));
        if (refusals.Count == 0)
        {
            (Origin, Capacity, OpensAt, ClosesAt) = (origin, settings.Capacity, settings.OpensAt, settings.ClosesAt);
            (MembersOnly, OfferHours, Notice) = (settings.MembersOnly, settings.OfferHours!.Value, notice);
        }
        return refusals;
    }

    public void Close() => IsOpen = false;

    public void Reopen() => IsOpen = true;

    /// <summary>Another address: the former one leads nowhere any more.</summary>
    public void Renew() => Secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretLength / 2));

    /// <param name="startsAt">Start of the meeting, UTC.</param>
    public RegistrationStanding Standing(Meeting meeting, DateTime startsAt, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        return meeting.State == MeetingState.Cancelled ? RegistrationStanding.Cancelled
            : !IsOpen || meeting.State == MeetingState.Held || now >= startsAt || now >= ClosesAt ? RegistrationStanding.Closed
            : now < OpensAt ? RegistrationStanding.NotYet
            : RegistrationStanding.Open;
    }

    /// <summary>Until when a seat offered now is kept: the delay of the meeting, at most half of the time that is left, and never past the start.</summary>
    public DateTime OfferEnd(DateTime startsAt, DateTime now)
    {
        var half = (startsAt - now) / 2;
        var delay = TimeSpan.FromHours(OfferHours);
        var kept = half < delay ? half : delay;
        var end = now + (kept < ShortestOffer ? ShortestOffer : kept);
        return end < startsAt ? end : startsAt;
    }
}
