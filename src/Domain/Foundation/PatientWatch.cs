using System.Globalization;
using System.Text.RegularExpressions;

namespace Tisserand.Domain.Foundation;

/// <summary>
/// Vigilance sur l’identité des patients : free text that looks like it names a patient gets a warning, since a CPTS keeps
/// no patient file. Source : fiche 23 du guide; NIR, décret 82-103; INS, CSP R. 1111-8-1. Modest on purpose: it reads for
/// a social-security number and for « patient, M. X, né le… », and stays silent when unsure.
/// </summary>
public static partial class PatientWatch
{
    private const string Code = "patient-identity";

    /// <summary>The sentence to show by the field; null when nothing was noticed.</summary>
    public static string? Warning(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : HasSocialSecurityNumber(text)
            ? "Ce texte contient ce qui ressemble à un numéro de sécurité sociale\u00A0: aucune donnée de patient ne doit être conservée ici."
        : NamedPatient().IsMatch(text) || PersonWithBirth().IsMatch(text)
            ? "Ce texte semble désigner un patient\u00A0: décrivez la situation sans nom, ni date de naissance."
        : null;

    /// <summary>A warning for each text where something was noticed, by field.</summary>
    public static IEnumerable<Warning> Warnings(params IEnumerable<(string? Text, string Field)> texts) =>
        from t in texts let noticed = Warning(t.Text) where noticed is not null select new Warning(Code, noticed, t.Field);

    /// <summary>The same, where the text leaves for others and cannot be taken back: refused.</summary>
    public static IEnumerable<Refusal> Refusals(params IEnumerable<(string? Text, string Field)> texts) =>
        from t in texts let noticed = Warning(t.Text) where noticed is not null select new Refusal(Code, noticed, t.Field);

    private static bool HasSocialSecurityNumber(string text)
    {
        foreach (Match match in SocialSecurityNumber().Matches(text))
        {
            // With its key (15 digits) the number proves itself; without, its shape is all there is.
            if (!match.Groups["key"].Success || IsKeyRight(match.Groups["body"].Value, match.Groups["key"].Value))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Key = 97 - (number mod 97); Corsica counts as 19 (2A) and 18 (2B).</summary>
    private static bool IsKeyRight(string body, string key)
    {
        var plain = string.Concat(body.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant()
            .Replace("2A", "19", StringComparison.Ordinal).Replace("2B", "18", StringComparison.Ordinal);
        return long.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && 97 - (number % 97) == long.Parse(key, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    // Sex, year, month (01-12, or 20-42 and 50-99 when unknown), département, commune, order, then perhaps the key.
    [GeneratedRegex(@"(?<![\p{L}\d])(?<body>[1-478][ .\-\u00A0]?\d{2}[ .\-\u00A0]?(0[1-9]|1[0-2]|[23]\d|4[0-2]|[5-9]\d)[ .\-\u00A0]?(\d{2}|2[ABab])[ .\-\u00A0]?\d{3}[ .\-\u00A0]?\d{3})([ .\-\u00A0]?(?<key>\d{2}))?(?![\p{L}\d])", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex SocialSecurityNumber();

    [GeneratedRegex(@"\b[Pp]atiente?s?\b[^.;\n]{0,40}?\b(M\.|Mr|Mme|Mlle|Monsieur|Madame)\s+\p{Lu}", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex NamedPatient();

    [GeneratedRegex(@"\b(M\.|Mr|Mme|Mlle|Monsieur|Madame|[Pp]atiente?)\s[^;\n]{0,60}?\b((née?|ne)\s+(le\s+\d|en\s+\d{4})|DDN\b)", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex PersonWithBirth();
}
