using System.Globalization;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Governance;

/// <summary>
/// Règle de fonctionnement : a figure that statutes or a règlement intérieur state; the law of 1901 leaves nearly all of them to the
/// statutes. Source: loi du 1er juillet 1901; statuts.
/// </summary>
public enum GovernanceRule
{
    /// <summary>Quorum de l'AG ordinaire.</summary>
    QuorumOrdinary,

    /// <summary>Quorum de l'AG extraordinaire.</summary>
    QuorumExtraordinary,

    /// <summary>Base du quorum of an assembly: members entitled to vote, or all members.</summary>
    QuorumBase,

    /// <summary>Quorum sur seconde convocation.</summary>
    QuorumSecond,

    /// <summary>Délai avant une seconde assemblée.</summary>
    SecondDelay,

    /// <summary>Quorum du CA et du bureau.</summary>
    QuorumBoard,

    /// <summary>Majorité ordinaire.</summary>
    MajorityOrdinary,

    /// <summary>Majorité pour une élection.</summary>
    MajorityElection,

    /// <summary>Majorité pour modifier les statuts.</summary>
    MajorityStatutes,

    /// <summary>Majorité pour dissoudre.</summary>
    MajorityDissolution,

    /// <summary>Délai de convocation de l'AG.</summary>
    NoticeAssembly,

    /// <summary>Délai de convocation du CA et du bureau.</summary>
    NoticeBoard,

    /// <summary>Convocation tardive refusée.</summary>
    NoticeStrict,

    /// <summary>Pouvoirs par personne en AG.</summary>
    ProxiesAssembly,

    /// <summary>Pouvoirs par personne au CA et au bureau.</summary>
    ProxiesBoard,

    /// <summary>Vote réservé aux adhérents à jour de cotisation.</summary>
    UpToDateVoters,

    /// <summary>Poids des collèges : each college votes apart, and weighs so much.</summary>
    CollegeWeights,
}

/// <summary>Genre d'une valeur de règle : how it is typed and read.</summary>
public enum RuleValueKind
{
    /// <summary>Part : « 1/4 », « 25 % », « aucun ».</summary>
    Share,

    /// <summary>Nombre de jours.</summary>
    Days,

    /// <summary>Nombre, or « sans limite ».</summary>
    Count,

    /// <summary>Oui ou non.</summary>
    YesNo,

    /// <summary>Majorité requise.</summary>
    Majority,

    /// <summary>Base d'un quorum.</summary>
    Base,

    /// <summary>Poids par collège : « Libéraux 60 ; Usagers 20 », or « aucun ».</summary>
    Weights,
}

/// <summary>Règles de fonctionnement, in French words, and how their values are read.</summary>
public static class GovernanceRules
{
    public const string Unlimited = "illimite", Yes = "oui", No = "non", Entitled = "votants", Everybody = "adherents";

    private static readonly Dictionary<GovernanceRule, (RuleValueKind Kind, string Label)> Catalogue = new()
    {
        [GovernanceRule.QuorumOrdinary] = (RuleValueKind.Share, "Quorum de l’AG ordinaire"),
        [GovernanceRule.QuorumExtraordinary] = (RuleValueKind.Share, "Quorum de l’AG extraordinaire"),
        [GovernanceRule.QuorumBase] = (RuleValueKind.Base, "Quorum calculé sur"),
        [GovernanceRule.QuorumSecond] = (RuleValueKind.Share, "Quorum sur seconde convocation"),
        [GovernanceRule.SecondDelay] = (RuleValueKind.Days, "Jours avant la seconde assemblée"),
        [GovernanceRule.QuorumBoard] = (RuleValueKind.Share, "Quorum du CA et du bureau"),
        [GovernanceRule.MajorityOrdinary] = (RuleValueKind.Majority, "Majorité d’une décision ordinaire"),
        [GovernanceRule.MajorityElection] = (RuleValueKind.Majority, "Majorité d’une élection"),
        [GovernanceRule.MajorityStatutes] = (RuleValueKind.Majority, "Majorité pour modifier les statuts"),
        [GovernanceRule.MajorityDissolution] = (RuleValueKind.Majority, "Majorité pour dissoudre l’association"),
        [GovernanceRule.NoticeAssembly] = (RuleValueKind.Days, "Jours entre la convocation et l’AG"),
        [GovernanceRule.NoticeBoard] = (RuleValueKind.Days, "Jours entre la convocation et le CA ou le bureau"),
        [GovernanceRule.NoticeStrict] = (RuleValueKind.YesNo, "Convocation tardive refusée"),
        [GovernanceRule.ProxiesAssembly] = (RuleValueKind.Count, "Pouvoirs par personne en AG"),
        [GovernanceRule.ProxiesBoard] = (RuleValueKind.Count, "Pouvoirs par personne au CA et au bureau"),
        [GovernanceRule.UpToDateVoters] = (RuleValueKind.YesNo, "Vote réservé aux adhérents à jour de cotisation"),
        [GovernanceRule.CollegeWeights] = (RuleValueKind.Weights, "Poids des collèges en AG"),
    };

    public static IReadOnlyList<GovernanceRule> All { get; } = Enum.GetValues<GovernanceRule>();

    public static RuleValueKind Kind(this GovernanceRule rule) => Catalogue[rule].Kind;

    public static string Label(this GovernanceRule rule) => Catalogue[rule].Label;

    /// <summary>Values offered by a choice; empty for a share, days or a number, which are typed.</summary>
    public static IReadOnlyList<string> Choices(this GovernanceRule rule) => rule.Kind() switch
    {
        RuleValueKind.YesNo => [Yes, No],
        RuleValueKind.Base => [Entitled, Everybody],
        RuleValueKind.Majority => [.. Majority.All.Select(m => m.Code)],
        _ => [],
    };

    /// <summary>The code of a value typed in French; refuses what is none.</summary>
    public static Outcome<string> Read(this GovernanceRule rule, string? typed)
    {
        var text = TypedText.Line(typed).Replace('\u00A0', ' ').ToLowerInvariant();
        switch (rule.Kind())
        {
            case RuleValueKind.Share:
                return ReadShare(text) is { } share && share >= Fraction.Zero && share <= Fraction.One
                    ? share == Fraction.Zero ? "0" : string.Create(CultureInfo.InvariantCulture, $"{share.Numerator}/{share.Denominator}")
                    : new Refusal("share-unreadable", "Écrivez une part comme «\u00A01/4\u00A0», «\u00A025\u00A0%\u00A0» ou «\u00A0aucun\u00A0».", "Value");
            case RuleValueKind.Days:
                return int.TryParse(text.Replace("jours", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= 365
                    ? days.ToString(CultureInfo.InvariantCulture)
                    : new Refusal("days-unreadable", "Indiquez un nombre de jours, de 0 à 365.", "Value");
            case RuleValueKind.Count:
                return text is Unlimited or "illimité" or "sans limite" ? Unlimited
                    : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 1000 ? count.ToString(CultureInfo.InvariantCulture)
                    : new Refusal("count-unreadable", "Indiquez un nombre, ou «\u00A0sans limite\u00A0».", "Value");
            case RuleValueKind.Weights:
                return text is "aucun" or "0" ? "aucun"
                    : ReadWeights(TypedText.Line(typed)) is { Count: > 0 } weights && string.Join(" ; ", weights.Select(w => $"{w.College} {w.Weight}")) is { Length: <= StatedRule.ValueLength } code ? code
                    : new Refusal("weights-unreadable", "Écrivez chaque collège et son poids\u00A0: «\u00A0Libéraux 60\u00A0; Usagers 20\u00A0», ou «\u00A0aucun\u00A0».", "Value");
            default:
                return rule.Choices().Contains(text) ? text : new Refusal("choice-unknown", "Choisissez une valeur de la liste.", "Value");
        }
    }

    /// <summary>A value in French: « un quart », « 15 jours », « plus de la moitié des suffrages exprimés ».</summary>
    public static string ValueLabel(this GovernanceRule rule, string code) => rule.Kind() switch
    {
        RuleValueKind.Share => code == "0" ? "aucun" : code,
        RuleValueKind.Days => code is "0" or "1" ? code + "\u00A0jour" : code + "\u00A0jours",
        RuleValueKind.Count => code == Unlimited ? "sans limite" : code,
        RuleValueKind.YesNo => code,
        RuleValueKind.Weights => code == "aucun" ? "aucun, une voix par personne" : code,
        RuleValueKind.Base => code == Entitled ? "les adhérents qui ont le droit de vote" : "tous les adhérents",
        RuleValueKind.Majority => Majority.Find(code).Label,
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    /// <summary>« Libéraux 60 ; Usagers 20 »; null when a part does not read, or a college comes twice.</summary>
    internal static IReadOnlyList<(string College, int Weight)>? ReadWeights(string text)
    {
        var read = new List<(string College, int Weight)>();
        foreach (var part in text.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var cut = part.LastIndexOf(' ');
            if (cut < 1 || Whole(part[(cut + 1)..].TrimEnd('%')) is not { } weight || weight == 0 || read.Exists(r => FoldedText.Of(r.College) == FoldedText.Of(part[..cut])))
            {
                return null;
            }
            read.Add((part[..cut].TrimEnd(), weight));
        }
        return read;
    }

    internal static Fraction ShareOf(string code) => ReadShare(code) ?? throw new InvalidOperationException($"{code} is no share.");

    private static Fraction? ReadShare(string text)
    {
        if (text is "aucun" or "0" or "sans" or "néant")
        {
            return Fraction.Zero;
        }
        var parts = text.Split('/');
        if (parts.Length == 2 && Whole(parts[0]) is { } top && Whole(parts[1]) is { } bottom && bottom > 0)
        {
            return new Fraction(top, bottom);
        }
        return text.EndsWith('%') && decimal.TryParse(text[..^1].Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            ? Fraction.FromPercent(percent) : null;
    }

    private static int? Whole(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1000 ? number : null;
}

/// <summary>Majorité requise : a share of the votes cast (for and against), or of the voices present and represented. Source: statuts.</summary>
/// <param name="Code">« simple », « 2/3-exprimes »: kept.</param>
/// <param name="IsStrict">More than the share, not just as much.</param>
/// <param name="OfPresent">Of all voices present or represented: an abstention weighs against.</param>
public sealed record Majority(string Code, string Label, Fraction Share, bool IsStrict, bool OfPresent)
{
    public static IReadOnlyList<Majority> All { get; } =
    [
        new("simple", "plus de la moitié des suffrages exprimés", new(1, 2), true, false),
        new("2/3-exprimes", "deux tiers des suffrages exprimés", new(2, 3), false, false),
        new("3/4-exprimes", "trois quarts des suffrages exprimés", new(3, 4), false, false),
        new("1/2-presents", "plus de la moitié des voix présentes et représentées", new(1, 2), true, true),
        new("2/3-presents", "deux tiers des voix présentes et représentées", new(2, 3), false, true),
        new("3/4-presents", "trois quarts des voix présentes et représentées", new(3, 4), false, true),
    ];

    public static Majority Find(string code) => All.First(m => m.Code == code);
}
