using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Reference;

/// <summary>
/// Numéros FINESS et SIRET : what identifies a structure in the directory of health establishments (nine signs) and in that
/// of companies (fourteen digits). Both end with a Luhn key; a wrong one warns, never refuses. Sources : ANS; INSEE.
/// </summary>
public static class StructureNumber
{
    private const int FinessLength = 9;
    private const int SiretLength = 14;
    private const string LaPoste = "356000000";

    /// <summary>
    /// Reads a FINESS number as typed, blanks, dots and hyphens ignored; the first two signs are the département, « 2A » and
    /// « 2B » included. Refuses what has not nine signs.
    /// </summary>
    public static Outcome<string> ParseFiness(string? typed, string field = "finess")
    {
        var signs = Compact(typed).ToUpperInvariant();
        return signs.Length == FinessLength && signs.Select((c, i) => char.IsAsciiDigit(c) || (i == 1 && signs[0] == '2' && c is 'A' or 'B')).All(ok => ok)
            ? signs
            : new Refusal("finess-format", "Un numéro FINESS compte neuf chiffres.", field);
    }

    /// <summary>Reads a SIRET number as typed, blanks, dots and hyphens ignored. Refuses what has not fourteen digits.</summary>
    public static Outcome<string> ParseSiret(string? typed, string field = "siret")
    {
        var digits = Compact(typed);
        return digits.Length == SiretLength && digits.All(char.IsAsciiDigit)
            ? digits
            : new Refusal("siret-format", "Un numéro SIRET compte quatorze chiffres.", field);
    }

    /// <summary>What to tell when the key of a FINESS number is wrong; null when it is right, or cannot be computed (Corsica).</summary>
    public static string? FinessWarning(string finess) => finess.Any(char.IsAsciiLetter) || RppsNumber.HasValidKey(finess) ? null : Warning("FINESS", finess);

    /// <summary>What to tell when the key of a SIRET number is wrong; null when it is right. The offices of La Poste have a key of their own.</summary>
    public static string? SiretWarning(string siret) =>
        RppsNumber.HasValidKey(siret) || (siret.StartsWith(LaPoste, StringComparison.Ordinal) && siret.Sum(c => c - '0') % 5 == 0) ? null : Warning("SIRET", siret);

    private static string Warning(string kind, string number) =>
        $"La clé de contrôle du numéro {kind} {number} ne correspond pas\u00A0: vérifiez qu’il n’y a pas de faute de frappe.";

    private static string Compact(string? typed) => string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '-')));
}
