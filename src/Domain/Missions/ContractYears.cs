using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Missions;

/// <summary>
/// Années du contrat : year k runs from the (k-1)-th anniversary of the signature up to, not including, the k-th. The
/// anniversary of a 29 February is 28 February in common years (contrat type of the ACI, art. 6).
/// </summary>
public sealed record ContractYears(DateOnly SignedOn)
{
    /// <summary>First day of a contract year, counted from 1.</summary>
    public DateOnly StartOf(int year) => SignedOn.AddYears(year - 1);

    /// <summary>The anniversary that ends a contract year: the first day of the next one.</summary>
    public DateOnly EndOf(int year) => SignedOn.AddYears(year);

    /// <summary>Both days included, for display.</summary>
    public DateRange Period(int year) => new(StartOf(year), EndOf(year).AddDays(-1));

    /// <summary>The contract year of a day. Refuses (exception) a day before the signature.</summary>
    public int YearOf(DateOnly day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day, SignedOn);
        var year = day.Year - SignedOn.Year + 1;
        return StartOf(year) > day ? year - 1 : year;
    }

    /// <summary>The share of its contract year that is left on a day, that day included.</summary>
    public YearShare LeftFrom(DateOnly day)
    {
        var year = YearOf(day);
        return new(EndOf(year).DayNumber - day.DayNumber, EndOf(year).DayNumber - StartOf(year).DayNumber);
    }
}

/// <summary>Prorata d'une année : days counted over the days of the contract year, printed as they are (« 244/366 »).</summary>
public readonly record struct YearShare(int Days, int Of)
{
    public bool IsWhole => Days == Of;

    public Fraction Rate => new(Days, Of);

    public override string ToString() => $"{Days}/{Of}";
}
