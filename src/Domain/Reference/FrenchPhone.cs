namespace Tisserand.Domain.Reference;

/// <summary>
/// Numéro de téléphone français, in the international form (+33XXXXXXXXX). Source : recommandation UIT E.164. Directories hold
/// ten digits, +33, 0033, blanks, two numbers in one cell, or rubbish: what does not read is left to its raw text.
/// </summary>
public static class FrenchPhone
{
    private const int NationalLength = 9;

    /// <summary>The number in E.164 form, or null when the text is not one French number and nothing else.</summary>
    public static string? Normalise(string? raw)
    {
        Span<char> digits = stackalloc char[16];
        var length = 0;
        var plus = false;
        foreach (var c in raw ?? "")
        {
            if (char.IsAsciiDigit(c))
            {
                if (length == digits.Length)
                {
                    return null;
                }
                digits[length++] = c;
            }
            else if (c == '+' && length == 0 && !plus)
            {
                plus = true;
            }
            else if (!(char.IsWhiteSpace(c) || c is '.' or '-' or '(' or ')'))
            {
                return null;
            }
        }
        var national = National(digits[..length], plus);
        return national.Length == NationalLength && national[0] != '0' ? "+33" + national.ToString() : null;
    }

    /// <summary>The nine digits after the trunk « 0 » or the country code; empty when neither is there.</summary>
    private static ReadOnlySpan<char> National(ReadOnlySpan<char> digits, bool plus)
    {
        if (!plus && digits.StartsWith("0033"))
        {
            digits = digits[2..];
            plus = true;
        }
        if (!plus)
        {
            return digits.Length == NationalLength + 1 && digits[0] == '0' ? digits[1..] : [];
        }
        // « +33 (0)3 20... » is written often enough.
        return !digits.StartsWith("33") ? [] : digits.Length > 2 && digits[2] == '0' ? digits[3..] : digits[2..];
    }
}
