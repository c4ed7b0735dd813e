using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Indemnities;

/// <summary>
/// Plafond annuel légal : most that one professional may receive from a CPTS in a calendar year, indemnités and rémunérations
/// together; the plafond annuel de la sécurité sociale (PASS). Source: CSP D. 1434-44, décret 2022-375.
/// </summary>
public static class AnnualCeiling
{
    /// <summary>Share of the ceiling from which a warning is given.</summary>
    public static readonly Fraction WarningShare = new(80, 100);

    private static readonly CeilingFile File = EmbeddedFile.Json<CeilingFile>("Indemnities/annual-ceiling.json");

    /// <summary>The ceilings by calendar year, each with its source.</summary>
    public static DatedValues<Money> Known { get; } = new("Plafond annuel de la sécurité sociale", File.Ceilings.Select(c =>
        new DatedValue<Money>(new(new(c.Year, 1, 1), new(c.Year, 12, 31)), Money.FromEuros(c.Euros), c.Source, c.Confidence)));

    /// <summary>The text that sets it.</summary>
    public static string Rule => File.Rule;

    /// <summary>The ceiling of the calendar year of a day; refuses a year whose ceiling is not known here.</summary>
    public static Outcome<DatedValue<Money>> Of(DateOnly day) => Known.On(day);

    /// <summary>Where a person stands once <paramref name="added"/> is counted.</summary>
    public static CeilingStanding Standing(Money already, Money added, Money ceiling)
    {
        var total = already + added;
        return total > ceiling ? CeilingStanding.Above
            : new Fraction(total.Cents, 1) >= WarningShare * ceiling.Cents ? CeilingStanding.Near
            : CeilingStanding.Below;
    }

    private sealed record CeilingFile(string Rule, IReadOnlyList<CeilingRow> Ceilings);

    private sealed record CeilingRow(int Year, int Euros, string Source, Confidence Confidence);
}

/// <summary>Situation au regard du plafond annuel légal.</summary>
public enum CeilingStanding
{
    /// <summary>Under 80 % of it.</summary>
    Below,

    /// <summary>From 80 % up to it, included: a warning.</summary>
    Near,

    /// <summary>Above: refused.</summary>
    Above,
}
