using System.Globalization;

namespace Tisserand.Domain.Foundation;

/// <summary>Dates en toutes lettres, as a French sentence says them (1er janvier 2026).</summary>
public static class FrenchDate
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>« 1er mars 2023 », « 12 mars 2023 ».</summary>
    public static string Long(DateOnly day) =>
        (day.Day == 1 ? "1er" : day.Day.ToString(French)) + day.ToString(" MMMM yyyy", French);

    /// <summary>« jeudi 12 mars 2023 ».</summary>
    public static string Weekday(DateOnly day) => day.ToString("dddd ", French) + Long(day);

    /// <summary>« 18 h 30 ».</summary>
    public static string Hour(TimeOnly hour) => hour.ToString("H\u00A0'h'\u00A0mm", French);
}
