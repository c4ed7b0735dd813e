using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Indemnities;

/// <summary>Présence à indemniser : what a line is made from.</summary>
public sealed record PaidPresence(
    Guid AttendanceId, Guid MeetingId, string MeetingTitle, DateOnly Day, MeetingKind Kind, MissionCode? Mission, Guid? FicheActionId,
    string Profession, int Minutes)
{
    public PaidActivity Activity => PaidActivities.Of(Kind, Mission);

    public PaidTime Time => PaidTime.Of(Minutes);
}

/// <summary>Bénéficiaire : what is asked of a person before paying.</summary>
/// <param name="WasMember">A member on the day of the meeting.</param>
/// <param name="IsSalariedOnly">Salaried and not liberal: the employer is the one to compensate.</param>
/// <param name="AccountId">The account with which the person signs in, if known.</param>
public sealed record Beneficiary(Guid MemberId, string FullName, string Email, Guid? AccountId, bool WasMember, bool IsSalariedOnly);

/// <summary>
/// Ligne proposée : derived from a presence and the rate grid, never kept; it follows the attendance until somebody approves it.
/// Source: CSP D. 1434-44; Guide pratique CPTS, sheet 7.
/// </summary>
public sealed class IndemnityProposal
{
    private IndemnityProposal(PaidPresence presence, Beneficiary beneficiary, IndemnityRate? rate)
    {
        (Presence, Beneficiary, Rate) = (presence, beneficiary, rate);
        Working = new(rate is null ? [] : [LineOf(presence.Minutes, presence.Time, rate.PerHour, rate.ProfessionLabel, rate.Vote)]);
    }

    public PaidPresence Presence { get; }

    public Beneficiary Beneficiary { get; }

    /// <summary>None when the grid has no rate for that profession, activity and day.</summary>
    public IndemnityRate? Rate { get; }

    public Working Working { get; }

    /// <summary>Zero without a rate.</summary>
    public Money Amount => Working.Amount;

    /// <summary>Why it cannot be approved as it is; null when it can.</summary>
    public Refusal? Obstacle =>
        !Beneficiary.WasMember ? new("not-member", "N’était pas adhérent ce jour-là.")
        : Beneficiary.IsSalariedOnly ? new("salaried", "Salarié\u00A0: à régler avec l’employeur.")
        : Rate is null ? new("no-rate", $"Aucun taux pour «\u00A0{Presence.Activity.Label()}\u00A0» et cette profession à cette date.")
        : Presence.Time.Quarters == 0 ? new("too-short", "Présence de moins d’un demi-quart d’heure.")
        : null;

    public static IndemnityProposal Of(PaidPresence presence, Beneficiary beneficiary, RateGrid grid) =>
        new(presence, beneficiary, grid.Find(presence.Activity, presence.Profession, presence.Day));

    /// <summary>The one line of the working: hourly rate × hours.</summary>
    internal static WorkingLine LineOf(int minutes, PaidTime time, Money perHour, string profession, string vote) => new(
        $"{PaidTime.Label(minutes)} de présence, au quart d’heure le plus proche\u00A0; {FrenchNumber.Euros(perHour)} de l’heure ({profession})",
        perHour, time.ToString(), Money.Round(perHour.Exact * time.Hours, Rounding.HalfAwayFromZero), vote, Confidence.OwnContract);
}
