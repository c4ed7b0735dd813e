using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Members;

/// <summary>
/// Clé de rapprochement : one form under which two entries of the same person or structure meet: number, e-mail address, or name
/// whatever its hyphens, apostrophes, particles and order. Kept as rows, so that finding doubles costs the same whatever
/// the number of members.
/// </summary>
public sealed class MatchKey : ICptsOwned
{
    public const int Length = 330;

    private const int PartLength = 100;

    private static readonly HashSet<string> Particles =
        new(["de", "du", "des", "d", "la", "le", "les", "l", "von", "van", "der", "den", "da", "dos", "di", "el", "al", "ben"], StringComparer.Ordinal);

    public CptsId CptsId { get; private set; }

    public Guid MemberId { get; private set; }

    public string Key { get; private init; } = "";

    /// <summary>
    /// The keys of an entry: « Jean Le Goff » gives "nom:jean|legoff" and, without the particle, "nom:goff|jean"; the two names
    /// stand in alphabetical order, since they are often swapped.
    /// </summary>
    /// <param name="rpps">Eleven digits, or null.</param>
    public static IReadOnlyList<string> Of(string? lastName, string? firstName, string? rpps, string? email)
    {
        var keys = new List<string>(4);
        if (!string.IsNullOrEmpty(rpps))
        {
            keys.Add("rpps:" + rpps);
        }
        if (TypedText.Line(email) is { Length: > 0 } address)
        {
            keys.Add("mail:" + address.ToLowerInvariant());
        }
        var (last, first) = (FoldedText.Of(lastName).Split(' '), FoldedText.Of(firstName).Split(' '));
        if (last[0].Length > 0 && first[0].Length > 0)
        {
            keys.Add(Pair(Joined(last), Joined(first)));
            keys.Add(Pair(Joined(WithoutParticles(last)), Joined(WithoutParticles(first))));
        }
        return [.. keys.Select(k => k.Length > Length ? k[..Length] : k).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>
    /// The keys of a structure, which never meet those of a person: « MSP du Haut Pays » gives "structure:msphautpays". The
    /// address is often that of who represents it.
    /// </summary>
    /// <param name="finess">Nine signs, or null.</param>
    /// <param name="siret">Fourteen digits, or null.</param>
    public static IReadOnlyList<string> OfStructure(string? name, string? finess, string? siret, string? email)
    {
        var keys = new List<string>(4);
        if (!string.IsNullOrEmpty(finess))
        {
            keys.Add("finess:" + finess);
        }
        if (!string.IsNullOrEmpty(siret))
        {
            keys.Add("siret:" + siret);
        }
        if (TypedText.Line(email) is { Length: > 0 } address)
        {
            keys.Add("structure-mail:" + address.ToLowerInvariant());
        }
        var words = FoldedText.Of(name).Split(' ');
        if (words[0].Length > 0)
        {
            keys.Add("structure:" + Joined(WithoutParticles(words)));
        }
        return [.. keys.Select(k => k.Length > Length ? k[..Length] : k)];
    }

    internal static IEnumerable<MatchKey> Of(Member member) =>
        (member.IsStructure ? OfStructure(member.LastName, member.Finess, member.Siret, member.Email) : Of(member.LastName, member.FirstName, member.Rpps, member.Email))
            .Select(k => new MatchKey { Key = k });

    private static string Pair(string one, string other) =>
        string.CompareOrdinal(one, other) <= 0 ? $"nom:{one}|{other}" : $"nom:{other}|{one}";

    private static string Joined(IEnumerable<string> words)
    {
        var joined = string.Concat(words);
        return joined.Length > PartLength ? joined[..PartLength] : joined;
    }

    private static string[] WithoutParticles(string[] words) =>
        Array.FindAll(words, w => !Particles.Contains(w)) is { Length: > 0 } kept ? kept : words;
}

/// <summary>Identité d’une fiche : what tells whether two entries are one person, or one structure.</summary>
/// <param name="FoldedName">As <see cref="Member.FoldedNameOf"/> gives it.</param>
public readonly record struct MemberIdentity(string? Rpps, string? Finess, string? Siret, string FoldedName, string Email);

/// <summary>Ressemblance : why two entries may be the same person, the surest first.</summary>
public enum Resemblance
{
    /// <summary>Même numéro RPPS : it is the same person, or one of the numbers is wrong.</summary>
    Rpps,

    /// <summary>Même numéro FINESS ou SIRET, of structures.</summary>
    Registered,

    /// <summary>Même nom.</summary>
    Name,

    /// <summary>Même adresse électronique : often that of a practice.</summary>
    Email,

    /// <summary>Nom proche : hyphen, apostrophe, particle or order apart.</summary>
    CloseName,
}

/// <summary>Ressemblances, in French words.</summary>
public static class Resemblances
{
    /// <summary>
    /// What brings together two entries that share a key; null for nothing: two different RPPS numbers are two persons, two
    /// different FINESS or SIRET numbers two structures.
    /// </summary>
    public static Resemblance? Between(MemberIdentity one, MemberIdentity other)
    {
        static bool Same(string? a, string? b) => a is not null && a == b;
        static bool Differ(string? a, string? b) => a is not null && b is not null && a != b;
        return Same(one.Rpps, other.Rpps) ? Resemblance.Rpps
            : Same(one.Finess, other.Finess) || Same(one.Siret, other.Siret) ? Resemblance.Registered
            : Differ(one.Rpps, other.Rpps) || Differ(one.Finess, other.Finess) || Differ(one.Siret, other.Siret) ? null
            : one.FoldedName == other.FoldedName ? Resemblance.Name
            : one.Email.Length > 0 && string.Equals(one.Email, other.Email, StringComparison.OrdinalIgnoreCase) ? Resemblance.Email
            : Resemblance.CloseName;
    }

    public static string Label(this Resemblance resemblance) => resemblance switch
    {
        Resemblance.Rpps => "même numéro RPPS",
        Resemblance.Registered => "même numéro FINESS ou SIRET",
        Resemblance.Name => "même nom",
        Resemblance.Email => "même adresse électronique",
        Resemblance.CloseName => "nom proche",
        _ => throw new ArgumentOutOfRangeException(nameof(resemblance)),
    };
}
