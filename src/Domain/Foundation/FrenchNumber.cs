using System.Globalization;

namespace Tisserand.Domain.Foundation;

/// <summary>
/// Nombres à la française : « 62 000 », « 66,67 % », « 35 000,00 € », always with U+00A0, never the narrow blank (U+202F)
/// that the fr-FR culture puts in and that paper fonts lack.
/// </summary>
public static class FrenchNumber
{
    private static readonly NumberFormatInfo Format = new()
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = " ",
        NumberGroupSizes = [3],
        NegativeSign = "-",
    };

    public static string Whole(long number) => number.ToString("#,0", Format);

    /// <summary>As many decimals as there are, no closing zero.</summary>
    /// <summary>« 1 234,5 » : two decimals at most, none when there are none.</summary>
    public static string Short(decimal number) => number.ToString("#,0.##", Format);

    public static string Percent(decimal percent) => percent.ToString("#,0.############################", Format) + " %";

    public static string Euros(Money amount) => amount.Euros.ToString("#,0.00", Format) + " €";
}
