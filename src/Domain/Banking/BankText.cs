using System.Globalization;
using System.Text;

namespace Tisserand.Domain.Banking;

/// <summary>
/// Texte pour la banque : the characters that every SEPA bank takes, accents taken off, the rest as blanks. Source: EPC217-08 (jeu de
/// caractères latin, EPC132-08, 1.4).
/// </summary>
public static class BankText
{
    /// <summary>« Anaïs O’Brien-Lœuf &amp; Cie » gives « Anais O'Brien-Loeuf + Cie ».</summary>
    /// <param name="most">Longest, in characters.</param>
    public static string Of(string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        var kept = new StringBuilder(text.Length);
        // An acute accent typed for an apostrophe comes apart as a blank and an accent.
        foreach (var rune in text.Replace('´', '’').Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.NonSpacingMark)
            {
                kept.Append(Written(rune));
            }
        }
        // A field neither begins nor ends with a slash, nor holds two.
        var line = string.Join(' ', kept.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        while (line.Contains("//", StringComparison.Ordinal))
        {
            line = line.Replace("//", "/", StringComparison.Ordinal);
        }
        line = line.Trim('/', ' ');
        return line.Length > most ? line[..most].Trim('/', ' ') : line;
    }

    private static string Written(Rune rune) => rune.Value switch
    {
        >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '/' or '-' or '?' or ':' or '(' or ')' or '.' or ',' or '\'' or '+' => rune.ToString(),
        'œ' => "oe",
        'Œ' => "OE",
        'æ' => "ae",
        'Æ' => "AE",
        'ß' => "ss",
        'ø' => "o",
        'Ø' => "O",
        'ł' => "l",
        'Ł' => "L",
        'đ' => "d",
        'Đ' => "D",
        '’' or '‘' or '`' => "'",
        '–' or '—' or '‐' or '_' => "-",
        '&' => "+",
        ';' => ",",
        _ => " ",
    };
}
