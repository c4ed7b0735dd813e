using System.Globalization;
using System.Text.RegularExpressions;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Shell.Formats;

/// <summary>How figures and dates are written and read on screen and paper: French, with U+00A0 and never U+202F.</summary>
public static partial class French
{
    /// <summary>No-break space.</summary>
    public const char Nbsp = '\u00A0';

    /// <summary>fr-FR with plain no-break spaces between thousands.</summary>
    public static CultureInfo Culture { get; } = MakeCulture();

    /// <summary>« 1 234,50 € ».</summary>
    public static string Euros(Money amount) => amount.Euros.ToString("N2", Culture) + Nbsp + "€";

    /// <summary>« 62 000 ».</summary>
    public static string Number(long number) => number.ToString("N0", Culture);

    /// <summary>« 15,8 % », at most <paramref name="decimals"/> decimals.</summary>
    public static string Percent(double ratio, int decimals = 1) => (ratio * 100).ToString("0." + new string('#', decimals), Culture) + Nbsp + "%";

    /// <summary>« 12,3 Mo », « 840 ko ».</summary>
    public static string FileSize(long bytes) => bytes < 1_000_000
        ? Number((bytes + 999) / 1000) + Nbsp + "ko"
        : (bytes / 1e6).ToString("N1", Culture) + Nbsp + "Mo";

    /// <summary>« 12/03/2026 ».</summary>
    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", Culture);

    /// <summary>« 12 mars 2026 », « 1er mars 2026 ».</summary>
    public static string LongDay(DateOnly day) => FrenchDate.Long(day);

    /// <summary>« 12/03/2026 à 18 h 30 », on the clock of the CPTS (see Clock.Local).</summary>
    public static string Moment(DateTime local) => local.ToString($"dd/MM/yyyy 'à' HH{Nbsp}'h'{Nbsp}mm", Culture);

    /// <summary>« 18 h 30 ».</summary>
    public static string Hour(TimeOnly hour) => hour.ToString($"H{Nbsp}'h'{Nbsp}mm", Culture);

    /// <summary>Reads « 18:45 », « 18 h 45 », « 18h »; null when it is no hour.</summary>
    public static TimeOnly? ParseHour(string? text)
    {
        var plain = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c))).Replace('h', ':').Replace('H', ':').TrimEnd(':');
        return TimeOnly.TryParseExact(plain, ["H:mm", "%H", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) ? hour : null;
    }

    /// <summary>« 1 h 30 », « 2 h », « 45 min ».</summary>
    public static string Minutes(int minutes) => minutes switch
    {
        < 60 => minutes.ToString(Culture) + Nbsp + "min",
        _ when minutes % 60 == 0 => Number(minutes / 60) + Nbsp + "h",
        _ => Number(minutes / 60) + Nbsp + "h" + Nbsp + (minutes % 60).ToString("00", Culture),
    };

    /// <summary>
    /// Reads « 1 h 30 », « 1:30 », « 2 h », « 45 min », « 90 » (minutes), « 1,5 h »; null when it is no length of time, or when a
    /// small bare number might as well be hours.
    /// </summary>
    public static int? ParseMinutes(string? text)
    {
        var match = TypedLength().Match((text ?? "").Trim());
        if (!match.Success)
        {
            return null;
        }
        int? Read(string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;
        if (match.Groups["decimal"].Success)
        {
            return (int)(decimal.Parse(match.Groups["decimal"].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * 60);
        }
        return Read("hours") is { } hours ? (60 * hours) + (Read("rest") ?? 0) : Read("minutes") ?? Read("bare");
    }

    /// <summary>« 06 12 34 56 78 » for ten digits or +33…; anything else as it is.</summary>
    public static string Phone(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        if (phone.StartsWith("+33", StringComparison.Ordinal) && digits.Length == 11)
        {
            digits = "0" + digits[2..];
        }
        return digits.Length == 10 && digits[0] == '0' ? string.Join(Nbsp, digits.Chunk(2).Select(p => new string(p))) : phone;
    }

    /// <summary>« 1 adhérent », « 0 adhérent », « 2 adhérents ».</summary>
    public static string Count(long number, string singular, string plural) =>
        Number(number) + Nbsp + (Math.Abs(number) < 2 ? singular : plural);

    /// <summary>Reads « 12/03/2026 », « 12-3-26 » or « 2026-03-12 »; null when it is no day.</summary>
    public static DateOnly? ParseDay(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), ["dd/MM/yyyy", "d/M/yyyy", "d/M/yy", "d-M-yyyy", "d.M.yyyy", "yyyy-MM-dd"], Culture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Reads « 1 234,50 € », « 1234.5 »; null when it is no amount of euros and cents.</summary>
    public static Money? ParseEuros(string? text)
    {
        var plain = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c) && c is not '€')).Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euros)
            && decimal.Round(euros, 2) == euros && Math.Abs(euros) < 1_000_000_000m
            ? Money.FromEuros(decimal.Round(euros, 2))
            : null;
    }

    [GeneratedRegex(@"^((?<hours>\d{1,3})\s*(h|:|heures?)\s*((?<rest>[0-5]\d)\s*(min|mn|m)?)?|(?<decimal>\d{1,3}[.,]\d{1,2})\s*(h|heures?)|(?<minutes>\d{1,4})\s*(min|mn|minutes?)|(?<bare>\d{2,4}))$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex TypedLength();

    private static CultureInfo MakeCulture()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("fr-FR").Clone();
        culture.NumberFormat.NumberGroupSeparator = culture.NumberFormat.CurrencyGroupSeparator = culture.NumberFormat.PercentGroupSeparator = Nbsp.ToString();
        return CultureInfo.ReadOnly(culture);
    }
}
