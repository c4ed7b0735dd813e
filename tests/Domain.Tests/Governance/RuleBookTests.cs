using Tisserand.Domain.Foundation;
using Tisserand.Domain.Governance;
using Xunit;

namespace Tisserand.Domain.Tests.Governance;

public sealed class RuleBookTests
{
    private static readonly DateOnly Day = new(2026, 11, 22);

    [Fact]
    public void Without_texts_every_rule_has_a_sourced_default()
    {
        var rules = RuleBook.On(Day, []);

        Assert.Equal(GovernanceRules.All.Count, rules.All.Count);
        Assert.All(rules.All, r => Assert.True(r.IsDefault && r.Source.Length > 0 && r.Confidence is Confidence.ToVerify or Confidence.Derived));
        Assert.Equal(Fraction.Zero, rules.Share(GovernanceRule.QuorumOrdinary));
        Assert.Null(rules.Most(GovernanceRule.ProxiesAssembly));
        Assert.Equal("simple", rules.MajorityFor(GovernanceRule.MajorityOrdinary).Code);
    }

    [Fact]
    public void The_statutes_prevail_over_the_internal_rules_which_prevail_over_the_default()
    {
        var statutes = Text(FoundingTextKind.Statutes, new(2024, 3, 12), (GovernanceRule.QuorumOrdinary, "25 %", "article 11"), (GovernanceRule.ProxiesAssembly, "2", ""));
        var internalRules = Text(FoundingTextKind.InternalRules, new(2025, 3, 12), (GovernanceRule.ProxiesAssembly, "3", "article 4"), (GovernanceRule.NoticeAssembly, "21", "article 5"));

        var rules = RuleBook.On(Day, [internalRules, statutes]);

        Assert.Equal(new Fraction(1, 4), rules.Share(GovernanceRule.QuorumOrdinary));
        Assert.Equal("Statuts du 12 mars 2024, article 11", rules.Of(GovernanceRule.QuorumOrdinary).Source);
        Assert.Equal(2, rules.Most(GovernanceRule.ProxiesAssembly));
        Assert.Equal(21, rules.Days(GovernanceRule.NoticeAssembly));
        Assert.Equal(Confidence.OwnContract, rules.Of(GovernanceRule.NoticeAssembly).Confidence);
        Assert.True(rules.Of(GovernanceRule.NoticeBoard).IsDefault);
    }

    [Theory]
    [InlineData("2024-03-11", "aucun")]
    [InlineData("2024-03-12", "1/4")]
    [InlineData("2026-06-01", "1/4")]
    [InlineData("2026-06-02", "1/3")]
    public void A_version_holds_from_its_adoption_to_the_next(string day, string quorum)
    {
        var first = Text(FoundingTextKind.Statutes, new(2024, 3, 12), (GovernanceRule.QuorumOrdinary, "1/4", ""));
        var second = Text(FoundingTextKind.Statutes, new(2026, 6, 2), (GovernanceRule.QuorumOrdinary, "1/3", ""));

        Assert.Equal(quorum, RuleBook.On(DateOnly.ParseExact(day, "yyyy-MM-dd", null), [second, first]).Of(GovernanceRule.QuorumOrdinary).ValueLabel);
    }

    [Theory]
    [InlineData(GovernanceRule.QuorumOrdinary, " 1 / 4 ", "1/4")]
    [InlineData(GovernanceRule.QuorumOrdinary, "33,5 %", "67/200")]
    [InlineData(GovernanceRule.QuorumOrdinary, "Aucun", "0")]
    [InlineData(GovernanceRule.NoticeAssembly, "15 jours", "15")]
    [InlineData(GovernanceRule.ProxiesAssembly, "sans limite", "illimite")]
    [InlineData(GovernanceRule.UpToDateVoters, "oui", "oui")]
    [InlineData(GovernanceRule.MajorityStatutes, "2/3-presents", "2/3-presents")]
    [InlineData(GovernanceRule.CollegeWeights, "Libéraux 60, Usagers  20", "Libéraux 60 ; Usagers 20")]
    [InlineData(GovernanceRule.CollegeWeights, "aucun", "aucun")]
    public void What_is_typed_reads(GovernanceRule rule, string typed, string code) => Assert.Equal(code, rule.Read(typed).Required);

    [Theory]
    [InlineData(GovernanceRule.QuorumOrdinary, "5/4")]
    [InlineData(GovernanceRule.QuorumOrdinary, "1/0")]
    [InlineData(GovernanceRule.QuorumOrdinary, "-1/4")]
    [InlineData(GovernanceRule.QuorumOrdinary, "beaucoup")]
    [InlineData(GovernanceRule.QuorumOrdinary, "120 %")]
    [InlineData(GovernanceRule.NoticeAssembly, "366")]
    [InlineData(GovernanceRule.NoticeAssembly, "-2")]
    [InlineData(GovernanceRule.ProxiesAssembly, "1001")]
    [InlineData(GovernanceRule.UpToDateVoters, "peut-être")]
    [InlineData(GovernanceRule.MajorityStatutes, "<script>")]
    [InlineData(GovernanceRule.CollegeWeights, "Libéraux 60 ; liberaux 20")]
    [InlineData(GovernanceRule.CollegeWeights, "60")]
    [InlineData(GovernanceRule.CollegeWeights, "Libéraux -3")]
    public void What_does_not_read_is_refused_by_its_field(GovernanceRule rule, string typed)
    {
        Assert.False(rule.Read(typed).Succeeded);
        var refused = FoundingText.Adopt(new(FoundingTextKind.Statutes, Day, "AG", [new(rule, typed, null)]));
        Assert.Equal("Rules[0].Value", Assert.Single(refused.Refusals).Field);
    }

    internal static FoundingText Text(FoundingTextKind kind, DateOnly adopted, params (GovernanceRule Rule, string Value, string Article)[] rules) =>
        FoundingText.Adopt(new(kind, adopted, "AG", [.. rules.Select(r => new StatedRuleDetails(r.Rule, r.Value, r.Article))])).Required;
}
