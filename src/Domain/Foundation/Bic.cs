using System.Text.RegularExpressions;

namespace Tisserand.Domain.Foundation;

/// <summary>BIC, code d'une banque : eight or eleven characters. Optional within SEPA, where the IBAN says the bank. Source: ISO 9362.</summary>
public static partial class Bic
{
    public const int Length = 11;

    /// <summary>Without blanks, capitals; empty for nothing.</summary>
    public static string Clean(string? text) => string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    /// <summary>Refuses what has not the shape of one; an empty one passes.</summary>
    public static List<Refusal> Check(string bic, string field) => bic.Length == 0 || Shape().IsMatch(bic)
        ? []
        : [new("bic-shape", "Un BIC a 8 ou 11 caractères (exemple\u00A0: AGRIFRPP).", field)];

    [GeneratedRegex("^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Shape();
}
