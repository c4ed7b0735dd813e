using System.Globalization;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking.Statements;

/// <summary>Texte d'un relevé : what the formats have in common: amounts, days.</summary>
public static class StatementText
{
    /// <summary>« 1 234,56 », « -1.234,56 », « +12.5 », « 1,234.56 », « 12,00- », « (12,00) » ; null when it is no amount, or has more than two decimals that count.</summary>
    /// <param name="sign">What parts the decimals; when null, the last point or comma.</param>
    public static Money? Amount(string? text, DecimalSign? sign = null)
    {
        if (text is null or { Length: > 60 })
        {
            return null;
        }
        var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('€' or '\'')))
            .Replace('\u2212', '-').Replace("EUR", "", StringComparison.OrdinalIgnoreCase);
        if (plain.Length is 0 or > 20)
        {
            return null;
        }
        // « (12,00) » of accountants.
        plain = plain is ['(', .. var within, ')'] && within.All(c => c is not ('-' or '+' or '(')) ? "-" + within : plain;
        if ((sign is { } told ? Plain(plain, told) : Plain(plain)) is not { } number
            || !decimal.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowTrailingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euros)
            || Math.Abs(euros) > 1_000_000_000m || euros * 100 != decimal.Truncate(euros * 100))
        {
            return null;
        }
        return Money.FromEuros(euros);
    }

    /// <summary>The last point or comma is that of the decimals; one kind alone, several times, parts the thousands.</summary>
    private static string Plain(string text)
    {
        var mark = Math.Max(text.LastIndexOf(','), text.LastIndexOf('.'));
        if (mark < 0)
        {
            return text;
        }
        var isThousands = text.Count(c => c == text[mark]) > 1;
        var whole = text[..mark].Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        return isThousands ? text.Replace(text[mark].ToString(), "", StringComparison.Ordinal) : whole + "." + text[(mark + 1)..];
    }

    /// <summary>The other mark parts the thousands, three digits after each; null when it does not: « 1234.5 » where the comma is told is no amount.</summary>
    private static string? Plain(string text, DecimalSign sign)
    {
        var (mark, thousands) = sign == DecimalSign.Comma ? (',', '.') : ('.', ',');
        if (text.Split(mark) is not { Length: 1 or 2 } parts || (parts.Length == 2 && parts[1].Contains(thousands, StringComparison.Ordinal)))
        {
            return null;
        }
        var groups = parts[0].Split(thousands);
        var decimals = parts.Length == 2 ? "." + parts[1] : "";
        return groups.Skip(1).Any(g => g.TrimEnd('-', '+').Length != 3) || (groups.Length > 1 && groups[0].TrimStart('-', '+').Length is 0 or > 3) ? null : string.Concat(groups) + decimals;
    }

    /// <summary>« 2026-03-12 », « 12/03/2026 », « 12/03/26 », « 12.03.2026 », « 20260312… » ; null when it is no day. Day before month, as in France, unless told.</summary>
    public static DateOnly? Day(string? text, DayOrder? order = null)
    {
        var plain = (text ?? "").Trim();
        if (plain.Length >= 10 && DateOnly.TryParseExact(plain[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso))
        {
            return iso;
        }
        if (plain.Length >= 8 && DateOnly.TryParseExact(plain[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var packed))
        {
            return packed;
        }
        var first = plain.Split(' ')[0].Replace('.', '/').Replace('-', '/');
        return DateOnly.TryParseExact(first, Formats(order), CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    private static string[] Formats(DayOrder? order) => order switch
    {
        DayOrder.MonthDayYear => ["MM/dd/yyyy", "M/d/yyyy", "MM/dd/yy", "M/d/yy"],
        DayOrder.YearMonthDay => ["yyyy/MM/dd", "yyyy/M/d", "yy/MM/dd"],
        _ => ["dd/MM/yyyy", "d/M/yyyy", "dd/MM/yy", "d/M/yy"],
    };

    internal static Refusal NoDay(int line) => new("row-day", $"Ligne {line}\u00A0: la date ne se lit pas.");

    internal static Refusal NoAmount(int line) => new("row-amount", $"Ligne {line}\u00A0: le montant ne se lit pas, ou a plus de deux décimales.");

    internal static Refusal TwoAmounts(int line) => new("row-two-amounts", $"Ligne {line}\u00A0: le débit et le crédit sont remplis tous les deux.");

    internal static Refusal NoSide(int line) => new("row-side", $"Ligne {line}\u00A0: le sens ne dit ni débit ni crédit.");

    internal static readonly Refusal NoRow = new("no-row", "Ce relevé ne contient aucun mouvement.");

    internal static readonly Refusal OtherCurrency = new("other-currency", "Ce relevé n’est pas en euros.");
}
