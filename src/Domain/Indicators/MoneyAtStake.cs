using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Indicators;

/// <summary>Enjeu d'un indicateur : what it weighs in the variable part of a mission, what its shortfall costs at this day, what ten points more would bring.</summary>
/// <param name="Weighs">Its share of the variable part.</param>
/// <param name="Shortfall">Null while its value is awaited.</param>
/// <param name="TenPoints">Null while its value is awaited; less than ten points when fewer are left.</param>
public sealed record IndicatorStake(IndicatorResult Result, Money Weighs, Money? Shortfall, Money? TenPoints);

/// <summary>
/// Argent en jeu : the variable part of a mission for a contract year, what is missing of it at the attainment of this day, indicator by indicator, and
/// what ten points more would bring. Shares follow the weights and add up to the cent. See docs/rules/atteinte.md.
/// </summary>
/// <param name="Most">Variable part at 100 %, prorated in the year the mission starts.</param>
/// <param name="Earned">At the attainment of this day; null while a value is awaited.</param>
public sealed record MoneyAtStake(MissionAttainment Attainment, Money Most, Money? Earned, IReadOnlyList<IndicatorStake> Indicators)
{
    private const int Points = 10;
    private const string Weights = "Poids du contrat ; aucune formule nationale n’a été trouvée";

    public Money? Shortfall => Most - Earned;

    /// <summary>What ten points of attainment more would bring to a mission; what is left when fewer are.</summary>
    public static Money TenPointsMore(Money most, Money earned)
    {
        var ten = Money.Round(most.Exact * Fraction.FromPercent(Points), Rounding.HalfAwayFromZero);
        return most - earned < ten ? most - earned : ten;
    }

    public Money? TenPoints => Earned is { } earned ? TenPointsMore(Most, earned) : null;

    public static MoneyAtStake Of(MissionAttainment attainment, Money most)
    {
        ArgumentNullException.ThrowIfNull(attainment);
        Money? earned = attainment.Percent is { } percent ? Money.Round(most.Exact * Fraction.FromPercent(percent), Rounding.HalfAwayFromZero) : null;
        var weighs = most.Split([.. attainment.Lines.Select(l => Scaled(Fraction.FromDecimal(l.Weight)))]);
        var missing = attainment.Lines.Select(l => Scaled(Fraction.FromDecimal(l.Weight) * (Fraction.One - (l.Result.Attainment ?? Fraction.One)))).ToList();
        var shortfalls = earned is { } known && missing.Sum() > 0 ? (most - known).Split([.. missing]) : null;
        return new(attainment, most, earned,
        [
            .. attainment.Lines.Select((line, i) => new IndicatorStake(
                line.Result, weighs[i],
                line.Result.Attainment is null || earned is null ? null : shortfalls?[i] ?? Money.Zero,
                line.Result.Attainment is { } share ? Money.Round(weighs[i].Exact * Least(Fraction.FromPercent(Points), Fraction.One - share), Rounding.HalfAwayFromZero) : null)),
        ]);
    }

    /// <summary>From the variable part to what is missing of it; null while a value is awaited.</summary>
    public Working? Working => Earned is { } earned && Attainment.Percent is { } percent
        ? new([
            new("Part variable de l’année, au plus", null, "", Most, "Calendrier des versements", Confidence.Derived),
            new("Acquis à l’atteinte de ce jour", Most, FrenchNumber.Percent(percent), earned, Weights, Confidence.ToVerify),
            new("Manque à ce jour", Most, $"– {FrenchNumber.Euros(earned)}", Most - earned, "Différence", Confidence.Derived),
        ])
        : null;

    /// <summary>What ten points more would bring; null while a value is awaited.</summary>
    public Working? TenPointsWorking => Earned is { } earned && TenPoints is { } ten
        ? new([
            new("Part variable de l’année, au plus", null, "", Most, "Calendrier des versements", Confidence.Derived),
            new("Dix points d’atteinte", Most, FrenchNumber.Percent(Points), Money.Round(Most.Exact * Fraction.FromPercent(Points), Rounding.HalfAwayFromZero), Weights, Confidence.ToVerify),
            new("Dans la limite de ce qui manque", null, "", ten, $"Manque à ce jour : {FrenchNumber.Euros(Most - earned)}", Confidence.Derived),
        ])
        : null;

    private static Fraction Least(Fraction a, Fraction b) => a < b ? a : b;

    /// <summary>A weight as a whole number, fine enough to share cents.</summary>
    private static long Scaled(Fraction weight) => (long)(weight * 1_000_000).Round(Rounding.HalfAwayFromZero);
}
