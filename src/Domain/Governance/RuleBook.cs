using System.Globalization;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Governance;

/// <summary>Règle en vigueur : the value of a rule on a day, where it was read and how sure we are.</summary>
/// <param name="IsDefault">No text of the CPTS states it.</param>
public sealed record RuleInForce(GovernanceRule Rule, string Code, string Source, Confidence Confidence, bool IsDefault)
{
    public string ValueLabel => Rule.ValueLabel(Code);
}

/// <summary>
/// Règles en vigueur : what the CPTS follows on a day: its statutes, then its règlement intérieur, then a dated and sourced default
/// where both are silent. Source: loi du 1er juillet 1901, which leaves these figures to the statutes.
/// </summary>
public sealed class RuleBook
{
    private static readonly Lazy<IReadOnlyDictionary<GovernanceRule, DefaultRule>> Defaults =
        new(() => EmbeddedFile.Json<DefaultFile>("Governance/default-rules.json").Rules.ToDictionary(r => r.Rule));

    private readonly Dictionary<GovernanceRule, RuleInForce> _rules;

    private RuleBook(Dictionary<GovernanceRule, RuleInForce> rules) => _rules = rules;

    public IReadOnlyList<RuleInForce> All => [.. GovernanceRules.All.Select(Of)];

    /// <summary>The rules of a day.</summary>
    /// <param name="texts">Every version, in any order.</param>
    public static RuleBook On(DateOnly day, IEnumerable<FoundingText> texts)
    {
        // Of each kind the version in force: the last adopted by that day. The statutes prevail.
        var inForce = texts.Where(t => t.AdoptedOn <= day).GroupBy(t => t.Kind).Select(g => g.MaxBy(t => (t.AdoptedOn, t.Id))!).OrderBy(t => t.Kind).ToList();
        var rules = Defaults.Value.ToDictionary(d => d.Key, d => new RuleInForce(d.Key, d.Value.Value, d.Value.Source, d.Value.Confidence, IsDefault: true));
        foreach (var rule in GovernanceRules.All)
        {
            if (inForce.SelectMany(t => t.Rules.Select(r => (Text: t, Stated: r))).FirstOrDefault(r => r.Stated.Rule == rule) is { Stated: { } stated } found)
            {
                rules[rule] = new(rule, stated.Value, found.Text.Label + (stated.Article.Length > 0 ? ", " + stated.Article : ""), Confidence.OwnContract, IsDefault: false);
            }
        }
        return new(rules);
    }

    public RuleInForce Of(GovernanceRule rule) => _rules[rule];

    public Fraction Share(GovernanceRule rule) => GovernanceRules.ShareOf(Of(rule).Code);

    public int Days(GovernanceRule rule) => int.Parse(Of(rule).Code, CultureInfo.InvariantCulture);

    /// <summary>Null: no limit.</summary>
    public int? Most(GovernanceRule rule) => Of(rule).Code == GovernanceRules.Unlimited ? null : Days(rule);

    public bool Is(GovernanceRule rule) => Of(rule).Code == GovernanceRules.Yes;

    public Majority MajorityFor(GovernanceRule rule) => Majority.Find(Of(rule).Code);

    /// <summary>Weight of each college, by its folded name; empty: one voice by person.</summary>
    public IReadOnlyDictionary<string, int> Weights => Of(GovernanceRule.CollegeWeights).Code is "aucun"
        ? new Dictionary<string, int>()
        : GovernanceRules.ReadWeights(Of(GovernanceRule.CollegeWeights).Code)!.ToDictionary(w => FoldedText.Of(w.College), w => w.Weight, StringComparer.Ordinal);

    /// <summary>How a resolution of a nature is counted; colleges weigh in an assembly alone.</summary>
    public VoteRule VoteRuleFor(ResolutionKind kind, bool isAssembly) => new(MajorityFor(kind.Rule()), isAssembly ? Weights : new Dictionary<string, int>());

    private sealed record DefaultFile(DateOnly ReadOn, IReadOnlyList<DefaultRule> Rules);

    private sealed record DefaultRule(GovernanceRule Rule, string Value, string Source, Confidence Confidence);
}
