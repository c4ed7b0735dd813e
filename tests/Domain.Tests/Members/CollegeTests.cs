using Tisserand.Domain.Members;
using Xunit;

namespace Tisserand.Domain.Tests.Members;

public sealed class CollegeTests
{
    private static Member Somebody(string profession, bool liberal, bool salaried) =>
        Member.Create(new("Roche", "Anaïs", profession, null, liberal, salaried, null, null, null, [])).Required;

    [Fact]
    public void Names_are_asked_for_and_borne_once()
    {
        var users = College.Create("Usagers", CollegeAudience.Other, []).Required;

        Assert.Equal("name-required", Assert.Single(College.Create(" ", null, []).Refusals).Code);
        Assert.Equal("name-required", Assert.Single(College.Create(new string('a', 101), null, []).Refusals).Code);
        Assert.Equal("name-taken", Assert.Single(College.Create("USAGERS ", null, [users]).Refusals).Code);
        Assert.Empty(users.Change("Usagers", null, [users]));
    }

    [Fact]
    public void Moving_keeps_a_rank_for_each()
    {
        var all = new List<College>();
        foreach (var name in new[] { "A", "B", "C" })
        {
            all.Add(College.Create(name, null, all).Required);
        }

        all[2].Move(up: true, all);
        all[2].Move(up: true, all);
        all[2].Move(up: true, all);
        all[1].Move(up: false, all);

        Assert.Equal(["C", "A", "B"], all.OrderBy(c => c.Rank).Select(c => c.Name));
        Assert.Equal([0, 1, 2], all.Select(c => c.Rank).Order());
    }

    [Theory]
    [InlineData("60", true, false, "Libéraux")]
    [InlineData("60", true, true, "Libéraux")]
    [InlineData("60", false, true, "Salariés")]
    [InlineData("60", false, false, "Libéraux")]
    [InlineData(Member.OtherProfession, false, true, "Usagers")]
    public void A_college_is_proposed_by_profession_and_practice(string profession, bool liberal, bool salaried, string proposed)
    {
        var all = new List<College>();
        foreach (var (name, audience) in new[] { ("Libéraux", CollegeAudience.Liberal), ("Salariés", CollegeAudience.Salaried), ("Usagers", CollegeAudience.Other), ("Élus", CollegeAudience.Other) })
        {
            all.Add(College.Create(name, audience, all).Required);
        }

        Assert.Equal(proposed, College.Proposed(Somebody(profession, liberal, salaried), all)!.Name);
        Assert.Null(College.Proposed(Somebody(profession, liberal, salaried), []));
    }
}
