using Tisserand.Domain.Accounting;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Banking.Statements;
using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Banking;

public sealed class LabelRuleTests
{
    [Theory]
    [InlineData("FRAIS TENUE DE COMPTE 10/2026", "frais tenue compte")]
    [InlineData("PRLV SEPA Télécom du Nord ABONNEMENT 202611 RUM FR45ZZZ", "telecom nord abonnement")]
    [InlineData("CARTE 4532 22/11", "carte")]
    [InlineData("12345 /*'; DROP TABLE--", "drop table")]
    [InlineData("20261122", "")]
    public void A_rule_keeps_the_words_that_tell_a_label_from_another(string label, string words) => Assert.Equal(words, LabelRule.WordsOf(label));

    [Fact]
    public void A_label_of_thousands_of_letters_gives_a_rule_that_fits() =>
        Assert.True(LabelRule.WordsOf(string.Join(' ', Enumerable.Range(0, 300).Select(i => new string((char)('a' + (i % 26)), 90)))).Length <= LabelRule.WordsLength);

    [Fact]
    public void Each_nature_has_an_account_of_the_chart() =>
        Assert.All(MovementNature.All.Where(n => n.Account is not null), n => Assert.True(Chart.National.Has(n.Account!), n.Account));

    [Fact]
    public void The_rule_of_most_words_explains_a_line_of_its_side()
    {
        var fees = Rule("FRAIS");
        var account = Rule("FRAIS TENUE DE COMPTE");
        Assert.Same(account, LabelRule.For(Line("FRAIS DE TENUE, COMPTE 11", -1), [fees, account]));
        Assert.Same(fees, LabelRule.For(Line("FRAIS REJET", -1), [fees, account]));
        Assert.Null(LabelRule.For(Line("FRAIS REJET", 1), [fees, account]));
    }

    [Fact]
    public void What_was_learned_last_is_remembered_and_wins_among_equals()
    {
        var rule = Rule("FRAIS");
        Assert.Equal(("frais", "frais-bancaires", "627", new DateOnly(2026, 11, 2), "Nadia", false), (rule.Words, rule.Nature, rule.Account, rule.LearnedOn, rule.LearnedBy, rule.IsIncome));
        var later = Rule("FRAIS");
        later.Learn(new(2026, 11, 9), new("autre", null, "parcours"), "6161", "Rose");
        Assert.Equal(("autre", "6161", "parcours", "Rose"), (later.Nature, later.Account, later.Mission, later.LearnedBy));
        Assert.Same(later, LabelRule.For(Line("FRAIS", -1), [rule, later]));
        Assert.Same(later, LabelRule.For(Line("FRAIS", -1), [later, rule]));
        Assert.True(LabelRule.Learn(Line("COTISATION", 1), new("autre", null, null), "756", "Nadia")!.IsIncome);
        Assert.Null(LabelRule.Learn(Line("20261122", 1), new("autre", null, null), "756", "Nadia"));
    }

    [Fact]
    public void A_rule_is_changed_to_words_that_tell_something()
    {
        var rule = Rule("FRAIS");
        Assert.Equal("words-needed", Assert.Single(rule.Change("a le", new("autre", null, null), "6161", "Rose")).Code);
        Assert.Equal("words-needed", Assert.Single(rule.Change(null, new("autre", null, null), "6161", "Rose")).Code);
        Assert.Equal(("frais", "627"), (rule.Words, rule.Account));
        Assert.Empty(rule.Change("Eau Ville eau", new("autre", null, null), "6161", "Rose"));
        Assert.Equal(("eau ville", "6161"), (rule.Words, rule.Account));
    }

    private static LabelRule Rule(string label) => LabelRule.Learn(Line(label, -1), new("frais-bancaires", null, null), "627", "Nadia")!;

    private static BankLine Line(string label, long cents) => BankLine.Of(Guid.NewGuid(), "", StatementRow.Of(new(2026, 11, 2), null, new Money(cents), label), "Nadia");
}
