using System.Text.RegularExpressions;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Access;

/// <summary>
/// CPTS, communauté professionnelle territoriale de santé : the association of the health professionals of a territory.
/// Source: CSP L. 1434-12.
/// </summary>
public sealed partial class Cpts
{
    /// <summary>Longest code, in characters.</summary>
    public const int CodeLength = 40;

    public const int SirenLength = 9;

    public CptsId Id { get; private set; }

    /// <summary>Name in addresses (/c/deux-vallees/…): lower-case slug, unique in the installation.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Full name, as on its papers.</summary>
    public string Name { get; private set; } = "";

    /// <summary>IANA time zone in which its days begin and end (Europe/Paris, Indian/Reunion…).</summary>
    public string TimeZone { get; private set; } = "Europe/Paris";

    /// <summary>SIREN of the association, nine digits; null until it is said. Its accounting files are named after it.</summary>
    public string? Siren { get; private set; }

    /// <summary>Creates; refuses an empty name, a malformed code, an unknown time zone.</summary>
    public static Outcome<Cpts> Create(Guid id, string? code, string? name, string? timeZone)
    {
        var cpts = new Cpts { Id = new CptsId(id) };
        var refusals = cpts.Rename(code, name, timeZone);
        return refusals.Count > 0 ? refusals : cpts;
    }

    /// <summary>Changes code, name and time zone together; on refusal nothing is changed.</summary>
    public List<Refusal> Rename(string? code, string? name, string? timeZone)
    {
        code = code?.Trim() ?? "";
        name = name?.Trim() ?? "";
        var refusals = new List<Refusal>();
        if (name.Length is 0 or > 200)
        {
            refusals.Add(new("name-required", "Indiquez le nom de la CPTS (200 caractères au plus).", nameof(Name)));
        }
        if (code.Length is < 2 or > CodeLength || !CodePattern().IsMatch(code))
        {
            refusals.Add(new("code-invalid", "Le code est fait de lettres minuscules sans accent, de chiffres et de tirets (2 à 40 caractères), par exemple « deux-vallees ».", nameof(Code)));
        }
        if (timeZone is null || !TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
        {
            refusals.Add(new("time-zone-unknown", "Choisissez un fuseau horaire de la liste.", nameof(TimeZone)));
        }
        if (refusals.Count == 0)
        {
            (Code, Name, TimeZone) = (code, name, timeZone!);
        }
        return refusals;
    }

    /// <summary>Says its SIREN, blanks allowed; nothing takes it away. Refuses what is not nine digits.</summary>
    public List<Refusal> Identify(string? siren)
    {
        var digits = string.Concat((siren ?? "").Where(c => !char.IsWhiteSpace(c)));
        if (digits.Length > 0 && (digits.Length != SirenLength || !digits.All(char.IsAsciiDigit)))
        {
            return [new("siren-invalid", "Un SIREN a neuf chiffres.", nameof(Siren))];
        }
        Siren = digits.Length == 0 ? null : digits;
        return [];
    }

    /// <summary>A code made from a name: « CPTS des Deux Vallées » gives "deux-vallees".</summary>
    public static string SuggestCode(string name)
    {
        string[] dropped = ["cpts", "de", "des", "du", "la", "le", "les", "l", "d", "et", "en"];
        var words = FoldedText.Of(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var kept = words.Except(dropped, StringComparer.Ordinal).DefaultIfEmpty("cpts");
        var code = string.Join('-', kept.Select(w => string.Concat(w.Where(char.IsAsciiLetterOrDigit))).Where(w => w.Length > 0));
        return code.Length > CodeLength ? code[..CodeLength].TrimEnd('-') : code;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex CodePattern();
}
