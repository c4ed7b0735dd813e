using System.Globalization;
using System.Text.RegularExpressions;

namespace Tisserand.Domain.Foundation;

/// <summary>
/// IBAN, numéro international de compte bancaire : refused when its length is not that of its country or its key (modulo 97) does
/// not hold. Source: ISO 13616, ISO 7064.
/// </summary>
public readonly partial record struct Iban
{
    /// <summary>Longest, in characters.</summary>
    public const int Length = 34;

    /// <summary>Lengths by country of the SEPA area, then any other by its key alone. Source: register of ISO 13616 (SWIFT).</summary>
    private const string Lengths =
        "AD24 AL28 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 IS26 IT27 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PL28 PT25 RO24 RS22 SE24 SI19 SK24 SM27 VA22";

    private static readonly Dictionary<string, int> LengthOf = Lengths.Split(' ')
        .ToDictionary(l => l[..2], l => int.Parse(l.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private Iban(string characters) => Characters = characters;

    /// <summary>Without blanks, capitals.</summary>
    public string Characters { get; }

    /// <summary>« FR76 3000 6000 0112 3456 7890 189 ».</summary>
    public string Formatted => string.Join('\u00A0', Characters.Chunk(4).Select(four => new string(four)));

    /// <summary>« FR•• •••• 0189 »: the country and the last four.</summary>
    public string Masked => $"{Characters[..2]}••\u00A0••••\u00A0{Characters[^4..]}";

    /// <summary>Reads one, blanks and small letters apart. Refuses what is empty, malformed, of a wrong length or of a wrong key.</summary>
    public static Outcome<Iban> Parse(string? text, string field = "")
    {
        var plain = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '.'))).ToUpperInvariant();
        if (plain.StartsWith("IBAN", StringComparison.Ordinal))
        {
            plain = plain[4..];
        }
        if (plain.Length == 0)
        {
            return new Refusal("iban-required", "Saisissez l’IBAN, tel qu’il figure sur le relevé d’identité bancaire.", field);
        }
        if (plain.Length > Length || !Shape().IsMatch(plain))
        {
            return new Refusal("iban-shape", "Un IBAN commence par deux lettres et deux chiffres (exemple\u00A0: FR76…).", field);
        }
        if (LengthOf.TryGetValue(plain[..2], out var length) && plain.Length != length)
        {
            return new Refusal("iban-length", $"Cet IBAN a {plain.Length} caractères\u00A0; ceux qui commencent par {plain[..2]} en ont {length}.", field);
        }
        return Remainder(plain) == 1
            ? new Iban(plain)
            : new Refusal("iban-key", "La clé de cet IBAN n’est pas la bonne\u00A0: un caractère est sans doute faux, ou deux sont inversés.", field);
    }

    /// <summary>The country and key moved to the end, letters as numbers (A = 10), modulo 97.</summary>
    private static int Remainder(string plain)
    {
        var remainder = 0;
        foreach (var c in plain[4..] + plain[..4])
        {
            remainder = char.IsAsciiDigit(c) ? ((10 * remainder) + (c - '0')) % 97 : ((100 * remainder) + (c - 'A' + 10)) % 97;
        }
        return remainder;
    }

    [GeneratedRegex("^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$", RegexOptions.None, 500)]
    private static partial Regex Shape();
}
