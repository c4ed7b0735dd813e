using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Reference;

/// <summary>
/// Numéro RPPS : the eleven digits that identify a health professional for life. Source : ANS, répertoire partagé des
/// professionnels de santé. The last digit is a Luhn key in all real numbers read; a wrong one warns, never refuses.
/// </summary>
public readonly record struct RppsNumber
{
    private const int Length = 11;

    private RppsNumber(string digits) => Digits = digits;

    public string Digits { get; }

    /// <summary>Identification nationale (IDNPS): « 8 » and the number; the key of the public directory.</summary>
    public string NationalId => "8" + Digits;

    /// <summary>What to tell the person who typed it when the key is wrong; null when it is right.</summary>
    public string? Warning => HasValidKey(Digits)
        ? null
        : $"La clé de contrôle du numéro RPPS {Digits} ne correspond pas\u00A0: vérifiez qu’il n’y a pas de faute de frappe.";

    /// <summary>
    /// Reads a number as typed: blanks, dots and hyphens are ignored, and the twelve-digit national form (« 8 » first) is
    /// understood. Refuses what has not eleven digits.
    /// </summary>
    public static Outcome<RppsNumber> Parse(string? typed, string field = "rpps")
    {
        var digits = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '-')));
        if (digits.Length == Length + 1 && digits[0] == '8')
        {
            digits = digits[1..];
        }
        return digits.Length == Length && digits.All(char.IsAsciiDigit)
            ? new RppsNumber(digits)
            : new Refusal("rpps-format", "Un numéro RPPS compte onze chiffres.", field);
    }

    /// <summary>Luhn: from the right, every second digit doubled, the sum of all digits a multiple of ten.</summary>
    public static bool HasValidKey(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            if (digit is < 0 or > 9)
            {
                return false;
            }
            sum += i % 2 == 0 ? digit : digit > 4 ? (2 * digit) - 9 : 2 * digit;
        }
        return digits.Length > 0 && sum % 10 == 0;
    }

    public override string ToString() => Digits;
}
