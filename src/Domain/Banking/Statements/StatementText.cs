using System.Globalization;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking.Statements;

/// <summary>Texte d'un relevé : what the formats have in common: amounts, days.</summary>
public static class StatementText
{
    /// <summary>« 1 234,56 », « -1.234,56 », « +12.5 », « 1,234.56 » ; null when it is no amount, or has more than two decimals that count.</summary>
    public static Money? Amount(string? text)
    {
        var plain = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('€' or '\'' or '\u202F')))
            .Replace('\u2212', '-').Replace("EUR", "", StringComparison.OrdinalIgnoreCase);
        if (plain.Length is 0 or > 20)
        {
            return null;
        }
        // The last point or comma is that of the decimals; one kind alone, several times, parts the thousands.
        var (comma, point) = (plain.LastIndexOf(','), plain.LastIndexOf('.'));
        var mark = Math.Max(comma, point);
        if (mark >= 0)
        {
            var isThousands = plain.Count(c => c == plain[mark]) > 1;
            var whole = plain[..mark].Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
            plain = isThousands ? plain.Replace(plain[mark].ToString(), "", StringComparison.Ordinal) : whole + "." + plain[(mark + 1)..];
        }
        if (!decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowTrailingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euros)
            || Math.Abs(euros) > 1_000_000_000m || euros * 100 != decimal.Truncate(euros * 100))
        {
            return null;
        }
        return Money.FromEuros(euros);
    }

    /// <summary>« 2026-03-12 », « 12/03/2026 », « 12/03/26 », « 12.03.2026 », « 20260312… » ; null when it is no day. Day before month, as in France.</summary>
    public static DateOnly? Day(string? text)
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
        return DateOnly.TryParseExact(first, ["dd/MM/yyyy", "d/M/yyyy", "dd/MM/yy", "d/M/yy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var french) ? french : null;
    }

    internal static Refusal NoDay(int line) => new("row-day", $"Ligne {line}\u00A0: la date ne se lit pas.");

    internal static Refusal NoAmount(int line) => new("row-amount", $"Ligne {line}\u00A0: le montant ne se lit pas, ou a plus de deux décimales.");

    internal static readonly Refusal NoRow = new("no-row", "Ce relevé ne contient aucun mouvement.");

    internal static readonly Refusal OtherCurrency = new("other-currency", "Ce relevé n’est pas en euros.");
}
