using System.Globalization;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Indemnities;

/// <summary>
/// Temps indemnisé : minutes of presence brought to the nearest quarter of an hour, a half quarter up. A CPTS sets its own
/// step; the quarter is what the guide's examples use. See docs/rules/heures-et-indemnites.md.
/// </summary>
public readonly record struct PaidTime(int Quarters)
{
    /// <summary>7 minutes give nothing, 8 give a quarter; refuses (exception) negative minutes.</summary>
    public static PaidTime Of(int minutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minutes);
        return new(((2 * minutes) + 15) / 30);
    }

    public Fraction Hours => new(Quarters, 4);

    /// <summary>« 1 h 45 ».</summary>
    public static string Label(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var m) => $"{m}\u00A0min",
        (var h, 0) => $"{FrenchNumber.Whole(h)}\u00A0h",
        var (h, m) => $"{FrenchNumber.Whole(h)}\u00A0h\u00A0{m:00}",
    };

    /// <summary>« 1,75 h », as a rate is multiplied.</summary>
    public override string ToString() => (Quarters / 4m).ToString("0.##", CultureInfo.GetCultureInfo("fr-FR")) + "\u00A0h";
}
