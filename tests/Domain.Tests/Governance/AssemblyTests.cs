using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Xunit;

namespace Tisserand.Domain.Tests.Governance;

public sealed class AssemblyTests
{
    private static readonly Guid[] Ids = [.. Enumerable.Range(0, 12).Select(_ => Guid.NewGuid())];

    [Fact]
    public void The_quorum_counts_present_and_represented_over_those_entitled()
    {
        // Ten members, two of whom are late with their contribution; a quarter of eight entitled is two.
        var assembly = Of(members: 10, late: [8, 9], present: [0, 9], proxies: [(1, 0), (2, 0), (3, 4)]);

        Assert.Equal((1, 2, 8, 2), (assembly.Quorum.Present, assembly.Quorum.Represented, assembly.Quorum.Base, assembly.Quorum.Needed));
        Assert.True(assembly.Quorum.IsReached);
        Assert.Equal("1 votants présents + 2 représentés = 3 voix", assembly.Quorum.Working[0]);
        Assert.Equal(3, assembly.VoicesOf(Ids[0]).Count);
        Assert.Empty(assembly.VoicesOf(Ids[9]));
        Assert.Equal("le mandataire n’est pas présent", Assert.Single(assembly.Idle).Why);
    }

    [Theory]
    [InlineData(8, 2)]
    [InlineData(9, 3)]
    [InlineData(12, 3)]
    public void A_share_that_is_no_whole_number_is_rounded_up(int members, int needed) => Assert.Equal(needed, Of(members, [], [], []).Quorum.Needed);

    [Fact]
    public void Somebody_who_comes_in_votes_and_their_proxy_lapses()
    {
        var assembly = Of(members: 4, late: [], present: [0, 1], proxies: [(1, 0)]);

        Assert.Equal(2, assembly.Voices);
        Assert.Equal([Ids[0]], assembly.VoicesOf(Ids[0]).Select(v => v.MemberId));
        Assert.Equal([Ids[1]], assembly.VoicesOf(Ids[1]).Select(v => v.MemberId));
        Assert.Equal("le mandant est présent\u00A0: il vote lui-même", Assert.Single(assembly.Idle).Why);
    }

    [Theory]
    [InlineData(1, 1, "proxy-to-oneself")]
    [InlineData(7, 0, "giver-not-entitled")]
    [InlineData(1, 7, "holder-not-entitled")]
    [InlineData(0, 1, "giver-present")]
    [InlineData(2, 1, "proxy-given")]
    [InlineData(2, 0, "proxy-given")]
    [InlineData(1, 2, "holder-gave")]
    [InlineData(4, 1, "giver-holds")]
    [InlineData(5, 0, "proxy-limit")]
    [InlineData(1, 11, "holder-unknown")]
    public void A_proxy_is_refused_with_its_reason(int giver, int holder, string code)
    {
        // 0 is there and holds those of 2 and 3 (the limit is two); 4, absent, holds that of 6; 7 is late.
        var assembly = Of(members: 8, late: [7], present: [0], proxies: [(2, 0), (3, 0), (6, 4)]);

        Assert.Equal(code, Assert.Single(Proxy.Give(assembly, Ids[giver], Ids[holder]).Refusals).Code);
    }

    [Fact]
    public void A_proxy_may_be_given_to_somebody_who_is_not_there_yet() =>
        Assert.True(Proxy.Give(Of(members: 8, late: [], present: [], proxies: []), Ids[1], Ids[2]).Succeeded);

    [Fact]
    public void A_second_convocation_asks_its_own_quorum() =>
        Assert.Equal(0, Of(members: 8, late: [], present: [], proxies: [], isSecond: true).Quorum.Needed);

    internal static Assembly Of(int members, int[] late, int[] present, (int Giver, int Holder)[] proxies, bool isSecond = false)
    {
        var statutes = RuleBookTests.Text(FoundingTextKind.Statutes, new(2024, 3, 12), (GovernanceRule.QuorumOrdinary, "1/4", ""), (GovernanceRule.ProxiesAssembly, "2", "article 12"));
        return new(Guid.NewGuid(), MeetingKind.GeneralAssembly, AssemblyNature.Ordinary, isSecond, RuleBook.On(new(2026, 11, 22), [statutes]),
            Enumerable.Range(0, members).Select(i => new Voter(Ids[i], $"Membre {i}", $"membre {i:00}", "", late.Contains(i) ? "une cotisation est en retard" : "")),
            present.Select(i => Ids[i]), proxies.Select(p => (Ids[p.Giver], Ids[p.Holder])));
    }
}
