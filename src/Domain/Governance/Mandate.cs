using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Governance;

/// <summary>Fonction dans une instance. Source: statuts; Guide pratique CPTS, sheet 5.</summary>
public enum Seat
{
    /// <summary>Président, or one of the co-presidents.</summary>
    President,

    /// <summary>Vice-président.</summary>
    VicePresident,

    /// <summary>Trésorier.</summary>
    Treasurer,

    /// <summary>Trésorier adjoint.</summary>
    DeputyTreasurer,

    /// <summary>Secrétaire.</summary>
    Secretary,

    /// <summary>Secrétaire adjoint.</summary>
    DeputySecretary,

    /// <summary>Membre, without a function of its own.</summary>
    Member,
}

/// <summary>Mots des fonctions.</summary>
public static class Seats
{
    public static IReadOnlyList<Seat> All { get; } = Enum.GetValues<Seat>();

    public static string Label(this Seat seat) => seat switch
    {
        Seat.President => "Présidence",
        Seat.VicePresident => "Vice-présidence",
        Seat.Treasurer => "Trésorerie",
        Seat.DeputyTreasurer => "Trésorerie adjointe",
        Seat.Secretary => "Secrétariat",
        Seat.DeputySecretary => "Secrétariat adjoint",
        Seat.Member => "Membre",
        _ => throw new ArgumentOutOfRangeException(nameof(seat)),
    };
}

/// <summary>Mandat, tel que saisi.</summary>
/// <param name="EndsOn">Last day, included; none when the statutes set no length.</param>
/// <param name="MeetingId">The meeting that elected, when it is among those of the CPTS.</param>
/// <param name="ElectedBy">Said otherwise: « AG constitutive du 12 mars 2024 ». May be empty.</param>
public sealed record MandateDetails(Guid? MemberId, Seat? Seat, DateOnly? StartsOn, DateOnly? EndsOn, Guid? MeetingId, string? ElectedBy);

/// <summary>Mandat : who holds which seat of a body, from which day to which, both included, and elected by whom. Source: statuts.</summary>
public sealed class Mandate : ICptsOwned
{
    public const int TextLength = 200;

    private Mandate()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid BodyId { get; private set; }

    public Guid MemberId { get; private set; }

    public Seat Seat { get; private set; }

    public DateOnly StartsOn { get; private set; }

    /// <summary>Last day, included; null when no end is set.</summary>
    public DateOnly? EndsOn { get; private set; }

    public Guid? MeetingId { get; private set; }

    public string ElectedBy { get; private set; } = "";

    /// <summary>Why it ended before its term: démission, décès, perte de la qualité d'adhérent; empty otherwise.</summary>
    public string EndReason { get; private set; } = "";

    public DateRange Period => new(StartsOn, EndsOn);

    /// <summary>Refuses what <see cref="Change"/> refuses.</summary>
    /// <param name="others">Mandates of the same body.</param>
    public static Outcome<Mandate> Give(Guid body, MandateDetails details, IEnumerable<Mandate> others)
    {
        var mandate = new Mandate { BodyId = body };
        var refusals = mandate.Change(details, others);
        return refusals.Count > 0 ? refusals : mandate;
    }

    /// <summary>
    /// Replaces the whole; on refusal nothing is changed. Refuses a missing person, seat or start, an end before the start, a seat that
    /// the same person holds already on one of these days.
    /// </summary>
    /// <param name="others">Mandates of the same body; this one may be among them.</param>
    public List<Refusal> Change(MandateDetails details, IEnumerable<Mandate> others)
    {
        ArgumentNullException.ThrowIfNull(details);
        var refusals = new List<Refusal>();
        if (details.MemberId is null)
        {
            refusals.Add(new("person-required", "Cherchez la personne par son nom, puis choisissez-la.", nameof(MemberId)));
        }
        if (details.Seat is null)
        {
            refusals.Add(new("seat-required", "Choisissez la fonction.", nameof(Seat)));
        }
        if (details.StartsOn is null || details.StartsOn.Value.Year is < 2000 or > 2099)
        {
            refusals.Add(new("start-required", "Indiquez le premier jour du mandat.", nameof(StartsOn)));
        }
        if (details.EndsOn is { } end && (end.Year > 2099 || end < details.StartsOn))
        {
            refusals.Add(new("end-before-start", "Le dernier jour suit le premier.", nameof(EndsOn)));
        }
        if (TypedText.Line(details.ElectedBy).Length > TextLength)
        {
            refusals.Add(new("text-too-long", $"{TextLength} caractères au plus.", nameof(ElectedBy)));
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var period = new DateRange(details.StartsOn!.Value, details.EndsOn);
        if (others.FirstOrDefault(o => o != this && o.MemberId == details.MemberId && o.Seat == details.Seat && o.Period.Overlaps(period)) is { } held)
        {
            return [new("seat-held", $"Cette personne occupe déjà cette fonction du {FrenchDate.Long(held.StartsOn)}{(held.EndsOn is { } last ? $" au {FrenchDate.Long(last)}" : ", sans terme")}.", nameof(StartsOn))];
        }
        (MemberId, Seat, StartsOn, EndsOn) = (details.MemberId!.Value, details.Seat!.Value, period.Start, period.End);
        (MeetingId, ElectedBy, EndReason) = (details.MeetingId, TypedText.Line(details.ElectedBy), "");
        return refusals;
    }

    /// <summary>Ends it before its term; refuses a day outside of it, or no reason.</summary>
    /// <param name="lastDay">Included.</param>
    public List<Refusal> End(DateOnly? lastDay, string? reason)
    {
        var refusals = new List<Refusal>();
        if (lastDay is null || !Period.Contains(lastDay.Value))
        {
            refusals.Add(new("end-outside", "Le dernier jour se place dans le mandat.", "LastDay"));
        }
        if (TypedText.Line(reason).Length is 0 or > TextLength)
        {
            refusals.Add(new("reason-required", $"Dites pourquoi ({TextLength} caractères au plus)\u00A0: démission, départ…", "Reason"));
        }
        if (refusals.Count == 0)
        {
            (EndsOn, EndReason) = (lastDay, TypedText.Line(reason));
        }
        return refusals;
    }

    /// <summary>The next mandate of the same person at the same seat: as many days as the last one, from the day after it.</summary>
    public MandateDetails Renewal(DateOnly today)
    {
        var start = EndsOn is { } last && last >= today ? last.AddDays(1) : today;
        var years = EndsOn is { } end ? Math.Max(1, (int)Math.Round((end.DayNumber - StartsOn.DayNumber) / 365.25)) : (int?)null;
        return new(MemberId, Seat, start, years is null ? null : start.AddYears(years.Value).AddDays(-1), null, null);
    }
}
