using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Indemnities;

/// <summary>Travail à payer : a presence at a meeting, or work that somebody declared; what a line is made from.</summary>
/// <param name="AttendanceId">The presence; none for declared work.</param>
/// <param name="WorkId">The declaration; none for a presence.</param>
/// <param name="MeetingId">None for work between meetings.</param>
/// <param name="Units">Minutes, kilometres or deeds, by the unit of the activity.</param>
/// <param name="Deed">Of a task paid by deed.</param>
public sealed record PaidWork(
    Guid? AttendanceId, Guid? WorkId, Guid? MeetingId, DateOnly Day, PaidActivity Activity, MissionCode? Mission, Guid? FicheActionId,
    string Profession, int Units, PaidDeed? Deed = null)
{
    public Guid SourceId => AttendanceId ?? WorkId!.Value;

    /// <summary>The quantity that is paid: quarters for time, kilometres and deeds as they are.</summary>
    public int PaidUnits => Activity.Unit() == PaidUnit.Hour ? PaidTime.Of(Units).Quarters : Units;
}

/// <summary>Bénéficiaire : what is asked of a person before paying.</summary>
/// <param name="WasMember">A member on the day of the work.</param>
/// <param name="IsSalariedOnly">Salaried and not liberal: the employer is the one to compensate.</param>
/// <param name="AccountId">The account with which the person signs in, if known.</param>
/// <param name="Employer">The agreement with the employer that held on that day, if there is one.</param>
public sealed record Beneficiary(Guid MemberId, string FullName, string Email, Guid? AccountId, bool WasMember, bool IsSalariedOnly, EmployerOf? Employer = null);

/// <summary>Employeur d'un bénéficiaire salarié, and the agreement by which its time is settled.</summary>
public sealed record EmployerOf(Guid AgreementId, string Name);

/// <summary>Prix : the rate of the grid, or the deed, that gives the amount of a line.</summary>
/// <param name="For">« Infirmier », « autres professions », or the name of the deed.</param>
public sealed record UnitPrice(Guid? RateId, Guid? DeedId, Money PerUnit, string For, string Vote);

/// <summary>
/// Ligne proposée : derived from a presence or a declaration and the rate grid, never kept; it follows them until somebody approves it.
/// Source: CSP D. 1434-44; Guide pratique CPTS, sheet 7.
/// </summary>
public sealed class IndemnityProposal
{
    private IndemnityProposal(PaidWork work, Beneficiary beneficiary, UnitPrice? price)
    {
        (Work, Beneficiary, Price) = (work, beneficiary, price);
        Working = new(price is null ? [] : [LineOf(work.Activity, work.Units, price.PerUnit, price.For, price.Vote, work.AttendanceId is null)]);
    }

    public PaidWork Work { get; }

    public Beneficiary Beneficiary { get; }

    /// <summary>None when the grid has no rate for that profession, activity and day.</summary>
    public UnitPrice? Price { get; }

    public Working Working { get; }

    /// <summary>Zero without a rate.</summary>
    public Money Amount => Working.Amount;

    /// <summary>Why it cannot be approved as it is; null when it can. Travel is given back to a salaried person too.</summary>
    public Refusal? Obstacle =>
        !Beneficiary.WasMember ? new("not-member", "N’était pas adhérent ce jour-là.")
        : Beneficiary.IsSalariedOnly && Work.Activity != PaidActivity.Travel ? new("salaried", Beneficiary.Employer is { } agreement ? $"Salarié\u00A0: à régler avec {agreement.Name}." : "Salarié\u00A0: à régler avec l’employeur.")
        : Price is null ? new("no-rate", $"Aucun taux pour «\u00A0{Work.Activity.Label()}\u00A0» et cette profession à cette date.")
        : Work.PaidUnits == 0 ? new("too-short", "Présence de moins d’un demi-quart d’heure.")
        : null;

    public static IndemnityProposal Of(PaidWork work, Beneficiary beneficiary, RateGrid grid)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(grid);
        return new(work, beneficiary, work.Activity == PaidActivity.Deed
            ? work.Deed is { } deed ? new(null, deed.Id, deed.Amount, deed.Name, deed.Vote) : null
            : grid.Find(work.Activity, work.Profession, work.Day) is { } rate ? new(rate.Id, null, rate.PerUnit, rate.ProfessionLabel, rate.Vote) : null);
    }

    /// <summary>The one line of the working: rate × quantity.</summary>
    internal static WorkingLine LineOf(PaidActivity activity, int units, Money perUnit, string of, string vote, bool isDeclared)
    {
        var quantity = activity.Quantity(units);
        return activity.Unit() switch
        {
            PaidUnit.Hour => new($"{quantity} {(isDeclared ? "de travail déclaré" : "de présence")}, au quart d’heure le plus proche\u00A0; {FrenchNumber.Euros(perUnit)} de l’heure ({of})",
                perUnit, PaidTime.Of(units).ToString(), Money.Round(perUnit.Exact * PaidTime.Of(units).Hours, Rounding.HalfAwayFromZero), vote, Confidence.OwnContract),
            PaidUnit.Kilometre => new($"{quantity} déclarés\u00A0; {FrenchNumber.Euros(perUnit)} du kilomètre ({of})", perUnit, quantity, new Money(perUnit.Cents * units), vote, Confidence.OwnContract),
            _ => new($"Forfait «\u00A0{of}\u00A0»", perUnit, quantity, new Money(perUnit.Cents * units), vote, Confidence.OwnContract),
        };
    }
}
