using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Xunit;

namespace Tisserand.Domain.Tests.Governance;

public sealed class ResolutionTests
{
    private static readonly VoteRule Simple = Rule("simple");

    [Theory]
    // Eight voices are there; the rest did not vote.
    [InlineData("simple", 4, 3, 0, true)]
    [InlineData("simple", 3, 3, 2, false)]
    [InlineData("simple", 1, 0, 7, true)]
    [InlineData("simple", 0, 0, 8, false)]
    [InlineData("2/3-exprimes", 4, 2, 2, true)]
    [InlineData("2/3-exprimes", 3, 2, 3, false)]
    [InlineData("3/4-exprimes", 6, 2, 0, true)]
    [InlineData("1/2-presents", 4, 0, 0, false)]
    [InlineData("1/2-presents", 5, 0, 0, true)]
    [InlineData("2/3-presents", 5, 0, 0, false)]
    [InlineData("2/3-presents", 6, 2, 0, true)]
    public void A_majority_is_of_the_votes_cast_or_of_the_voices_there(string majority, int yes, int no, int none, bool adopted)
    {
        var resolution = Draft();
        Assert.Empty(resolution.Count(Eight(), [new("", yes, no, none)], Rule(majority)));

        var result = resolution.Result(Rule(majority))!;
        Assert.Equal((yes, no, none, 8 - yes - no - none, adopted), (result.For, result.Against, result.Abstain, result.NotVoting, result.IsAdopted));
        Assert.Equal(adopted, resolution.IsAdopted);
        Assert.Equal($"Pour {yes}, contre {no}, abstention {none}, sans vote {8 - yes - no - none}", result.Working[0]);
        Assert.Equal(adopted ? "Adoptée" : "Rejetée", result.Working[^1]);
    }

    [Theory]
    [InlineData(9, 0, 0)]
    [InlineData(4, 4, 1)]
    [InlineData(-1, 0, 0)]
    [InlineData(int.MaxValue, int.MaxValue, 2)]
    public void More_votes_than_voices_are_refused(int yes, int no, int none)
    {
        var resolution = Draft();
        Assert.Equal("too-many-votes", Assert.Single(resolution.Count(Eight(), [new("", yes, no, none)], Simple)).Code);
        Assert.Equal(BallotState.Draft, resolution.State);
    }

    [Fact]
    public void Without_quorum_nothing_is_opened_nor_counted()
    {
        var alone = AssemblyTests.Of(members: 12, late: [], present: [0], proxies: []);
        Assert.Equal("no-quorum", Assert.Single(Draft().Open(alone)).Code);
        Assert.Equal("no-quorum", Assert.Single(Draft().Count(alone, [], Simple)).Code);
    }

    [Fact]
    public void A_vote_on_phones_is_opened_closed_with_what_was_cast_and_never_typed_over()
    {
        var resolution = Draft();
        Assert.Equal("ballot-not-open", Assert.Single(resolution.Close(Eight(), [], Simple)).Code);
        Assert.Empty(resolution.Open(Eight()));
        Assert.Equal("ballot-begun", Assert.Single(resolution.Open(Eight())).Code);
        Assert.Equal("ballot-begun", Assert.Single(resolution.Change(Details("Autre chose"))).Code);
        Assert.Empty(resolution.Close(Eight(), [("", VoteChoice.For), ("", VoteChoice.For), ("", VoteChoice.Against)], Simple));
        Assert.Equal("ballot-not-open", Assert.Single(resolution.Close(Eight(), [], Simple)).Code);
        Assert.Equal("ballot-on-phones", Assert.Single(resolution.Count(Eight(), [new("", 8, 0, 0)], Simple)).Code);
        Assert.Equal((2, 1, 0, 5), (resolution.Counts[0].For, resolution.Counts[0].Against, resolution.Counts[0].Abstain, resolution.Counts[0].NotVoting));
    }

    [Fact]
    public void A_show_of_hands_is_corrected()
    {
        var resolution = Draft();
        Assert.Empty(resolution.Count(Eight(), [new("", 2, 5, 0)], Simple));
        Assert.Empty(resolution.Count(Eight(), [new("", 5, 2, 0)], Simple));
        Assert.Equal(5, Assert.Single(resolution.Counts).For);
        Assert.True(resolution.IsAdopted);
    }

    [Theory]
    // Liberals 60: for 6 of 8 is 45 points; users 40: for none of 2. Half of a hundred is fifty.
    [InlineData("Libéraux 60 ; Usagers 40", 6, 0, false)]
    [InlineData("Libéraux 60 ; Usagers 40", 6, 1, true)]
    // A college without weight counts for nothing.
    [InlineData("Libéraux 60", 5, 0, true)]
    [InlineData("Libéraux 60", 4, 2, false)]
    public void Colleges_weigh_what_the_statutes_say(string weights, int liberals, int users, bool adopted)
    {
        var rules = RuleBook.On(new(2026, 11, 22), [RuleBookTests.Text(FoundingTextKind.Statutes, new(2024, 3, 12), (GovernanceRule.CollegeWeights, weights, "article 8"))]);
        var voters = Enumerable.Range(0, 10).Select(i => new Voter(Guid.NewGuid(), $"Membre {i}", $"membre {i}", "", "", i < 8 ? "Libéraux" : "Usagers")).ToList();
        var assembly = new Assembly(Guid.NewGuid(), MeetingKind.GeneralAssembly, AssemblyNature.Ordinary, false, rules, voters, voters.Select(v => v.MemberId), []);
        var resolution = Draft();
        var rule = rules.VoteRuleFor(ResolutionKind.Ordinary, isAssembly: true);

        Assert.Empty(resolution.Count(assembly, [new("Libéraux", liberals, 8 - liberals, 0), new("Usagers", users, 2 - users, 0)], rule));

        Assert.Equal(adopted, resolution.Result(rule)!.IsAdopted);
        Assert.Contains($"Collège «\u00A0Libéraux\u00A0»\u00A0: pour {liberals} sur 8, poids 60", resolution.Result(rule)!.Working[1], StringComparison.Ordinal);
        Assert.Equal("too-many-votes", Assert.Single(Draft().Count(assembly, [new("Usagers", 3, 0, 0)], rule)).Code);
    }

    [Fact]
    public void The_urn_keeps_its_ballots_in_the_order_of_their_receipts_whatever_that_of_the_votes()
    {
        var (one, two) = (new BallotUrn(Guid.NewGuid()), new BallotUrn(Guid.NewGuid()));
        (string Receipt, VoteChoice Choice)[] ballots = [("ZZZZ2222", VoteChoice.For), ("AAAA3333", VoteChoice.Against), ("MMMM4444", VoteChoice.Abstain)];
        foreach (var (receipt, choice) in ballots)
        {
            one.Drop(receipt, choice, "");
        }
        foreach (var (receipt, choice) in ballots.Reverse())
        {
            two.Drop(receipt, choice, "");
        }

        Assert.Equal(one.Content, two.Content);
        Assert.Equal(["AAAA3333", "MMMM4444", "ZZZZ2222"], one.Ballots.Select(b => b.Receipt));
        Assert.Equal(VoteChoice.Against, one.Ballots[0].Choice);
    }

    [Fact]
    public void Marks_bear_neither_moment_nor_rank() => Assert.Equal(4, new VoteMark(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), "", null).Id.Version);

    [Fact]
    public void Ties_are_found_by_the_name_of_the_organisation()
    {
        var declared = InterestDeclaration.Declare(Guid.NewGuid(), new(2026, 1, 5), hasNone: false, "Pharmacie du Marais : associée\nLaboratoire Aa : formations", new(2026, 11, 22)).Required;

        Assert.Equal(["Pharmacie du Marais : associée"], declared.With("pharmacie du marais"));
        Assert.Empty(declared.With(" "));
        Assert.Equal(new DateOnly(2027, 1, 5), declared.ValidUntil);
        Assert.Equal("Ties", Assert.Single(InterestDeclaration.Declare(Guid.NewGuid(), new(2026, 1, 5), hasNone: false, " ", new(2026, 11, 22)).Refusals).Field);
        Assert.Equal("Ties", Assert.Single(InterestDeclaration.Declare(Guid.NewGuid(), new(2026, 1, 5), hasNone: true, "Un lien", new(2026, 11, 22)).Refusals).Field);
    }

    private static VoteRule Rule(string majority) => new(Majority.Find(majority), new Dictionary<string, int>());

    private static Assembly Eight() => AssemblyTests.Of(members: 8, late: [], present: [0, 1, 2, 3, 4, 5, 6, 7], proxies: []);

    private static Resolution Draft() => Resolution.Write(Guid.NewGuid(), Details("L’assemblée approuve les comptes.")).Required;

    private static ResolutionDetails Details(string text) => new(Guid.NewGuid(), text, ResolutionKind.Ordinary, IsSecret: false, null);
}
