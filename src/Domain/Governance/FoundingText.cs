using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Governance;

/// <summary>Nature d'un texte fondateur. Source: loi du 1er juillet 1901; Guide pratique CPTS, sheet 5.</summary>
public enum FoundingTextKind
{
    /// <summary>Statuts.</summary>
    Statutes,

    /// <summary>Règlement intérieur; the statutes prevail over it.</summary>
    InternalRules,
}

/// <summary>Mots des textes fondateurs.</summary>
public static class FoundingTexts
{
    public static string Label(this FoundingTextKind kind) => kind switch
    {
        FoundingTextKind.Statutes => "Statuts",
        FoundingTextKind.InternalRules => "Règlement intérieur",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Code(this FoundingTextKind kind) => kind == FoundingTextKind.Statutes ? "statuts" : "reglement-interieur";

    public static FoundingTextKind? Find(string? code) =>
        Enum.GetValues<FoundingTextKind>().Where(k => k.Code() == code).Select(k => (FoundingTextKind?)k).FirstOrDefault();
}

/// <summary>Règle écrite dans un texte, telle que saisie.</summary>
/// <param name="Value">As typed; empty when the text does not say.</param>
/// <param name="Article">Where: « article 11 ». May be empty.</param>
public sealed record StatedRuleDetails(GovernanceRule Rule, string? Value, string? Article);

/// <summary>Texte fondateur, tel que saisi.</summary>
/// <param name="AdoptedOn">Day of the vote; the text applies from then on.</param>
/// <param name="AdoptedBy">« AG extraordinaire, résolution 2 ».</param>
public sealed record FoundingTextDetails(FoundingTextKind? Kind, DateOnly? AdoptedOn, string? AdoptedBy, IReadOnlyList<StatedRuleDetails> Rules);

/// <summary>
/// Texte fondateur : one version of the statutes or of the règlement intérieur, with the day when it was adopted and the figures that
/// it states. The signed file is attached. Source: loi du 1er juillet 1901, article 5.
/// </summary>
public sealed class FoundingText : ICptsOwned
{
    public const int TextLength = 200;

    private readonly List<StatedRule> _rules = [];

    private FoundingText()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public FoundingTextKind Kind { get; private set; }

    /// <summary>In force from this day until the next version of the same kind.</summary>
    public DateOnly AdoptedOn { get; private set; }

    public string AdoptedBy { get; private set; } = "";

    public IReadOnlyList<StatedRule> Rules => _rules;

    /// <summary>« Statuts du 12 mars 2024 ».</summary>
    public string Label => $"{Kind.Label()} du {FrenchDate.Long(AdoptedOn)}";

    /// <summary>Refuses what <see cref="Change"/> refuses.</summary>
    public static Outcome<FoundingText> Adopt(FoundingTextDetails details)
    {
        var text = new FoundingText();
        var refusals = text.Change(details);
        return refusals.Count > 0 ? refusals : text;
    }

    /// <summary>Replaces the whole; on refusal nothing is changed. Refuses a missing kind or day, a figure that does not read.</summary>
    public List<Refusal> Change(FoundingTextDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var refusals = new List<Refusal>();
        if (details.Kind is null)
        {
            refusals.Add(new("kind-required", "Choisissez le texte.", nameof(Kind)));
        }
        if (details.AdoptedOn is null || details.AdoptedOn.Value.Year is < 2000 or > 2099)
        {
            refusals.Add(new("day-required", "Indiquez le jour de l’adoption.", nameof(AdoptedOn)));
        }
        if (TypedText.Line(details.AdoptedBy).Length > TextLength)
        {
            refusals.Add(new("text-too-long", $"{TextLength} caractères au plus.", nameof(AdoptedBy)));
        }
        var stated = new List<StatedRule>();
        foreach (var (rule, i) in details.Rules.Select((r, i) => (r, i)).Where(r => !string.IsNullOrWhiteSpace(r.r.Value)))
        {
            var read = rule.Rule.Read(rule.Value);
            if (!read.Succeeded)
            {
                refusals.AddRange(read.Refusals.Select(r => r with { Field = $"Rules[{i}].Value" }));
            }
            else if (TypedText.Line(rule.Article).Length > StatedRule.ArticleLength)
            {
                refusals.Add(new("text-too-long", $"{StatedRule.ArticleLength} caractères au plus.", $"Rules[{i}].Article"));
            }
            else
            {
                stated.Add(new(rule.Rule, read.Value, TypedText.Line(rule.Article)));
            }
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        (Kind, AdoptedOn, AdoptedBy) = (details.Kind!.Value, details.AdoptedOn!.Value, TypedText.Line(details.AdoptedBy));
        _rules.RemoveAll(r => !stated.Exists(s => s.Rule == r.Rule));
        foreach (var rule in stated)
        {
            if (_rules.Find(r => r.Rule == rule.Rule) is { } known)
            {
                known.Say(rule.Value, rule.Article);
            }
            else
            {
                _rules.Add(rule);
            }
        }
        return refusals;
    }
}

/// <summary>Règle écrite : one figure that a text states, and in which article. Source: statuts, règlement intérieur.</summary>
public sealed class StatedRule : ICptsOwned
{
    public const int ValueLength = 400;
    public const int ArticleLength = 60;

    private StatedRule()
    {
    }

    internal StatedRule(GovernanceRule rule, string value, string article) => (Rule, Value, Article) = (rule, value, article);

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid TextId { get; private set; }

    public GovernanceRule Rule { get; private set; }

    /// <summary>Code of the value: « 1/4 », « 15 », « oui », « 2/3-exprimes », « Libéraux 60 ; Usagers 20 ».</summary>
    public string Value { get; private set; } = "";

    public string Article { get; private set; } = "";

    internal void Say(string value, string article) => (Value, Article) = (value, article);
}
