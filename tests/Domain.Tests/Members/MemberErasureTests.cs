using Tisserand.Domain.Members;
using Xunit;

namespace Tisserand.Domain.Tests.Members;

public sealed class MemberErasureTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);

    private static Member Whole()
    {
        var member = Member.Create(new("Roche", "Anaïs", "60", "99700427885", true, false, "anais@example.org", "0612345678", "Notes",
            [new(null, "62534", "MSP du Haut Pays", "12 rue de la Mairie")])).Required;
        Assert.Empty(member.Start(new(2024, 3, 12)));
        return member;
    }

    [Fact]
    public void Who_is_a_member_or_is_about_to_be_is_not_erased()
    {
        var member = Whole();
        Assert.Equal("still-member", Assert.Single(member.Erase(Today)).Code);

        Assert.Empty(member.End(Today));
        Assert.Equal("still-member", Assert.Single(member.Erase(Today)).Code);
        Assert.Equal("Anaïs Roche", member.FullName);
        Assert.Empty(member.Erase(Today.AddDays(1)));
    }

    [Fact]
    public void What_is_counted_stays_and_what_names_goes()
    {
        var member = Whole();
        Assert.Empty(member.End(new(2026, 6, 30)));

        Assert.Empty(member.Erase(Today));

        Assert.Equal(("Personne effacée", Today), (member.FullName, member.ErasedOn));
        Assert.Equal((null, null, "", "", ""), (member.Rpps, member.AccountId, member.Email, member.Phone, member.Notes));
        Assert.Empty(member.Words);
        Assert.Empty(member.Keys);
        Assert.Equal(("62534", "", ""), (member.Sites[0].Commune, member.Sites[0].Label, member.Sites[0].Address));
        Assert.Equal(("60", true, "62534"), (member.Profession, member.IsLiberal, member.MainCommune));
        Assert.Equal((new(2024, 3, 12), new DateOnly(2026, 6, 30)), (member.Memberships[0].StartsOn, member.Memberships[0].EndsOn));
    }

    [Fact]
    public void Nothing_is_changed_in_it_any_more()
    {
        var member = Whole();
        Assert.Empty(member.End(new(2026, 6, 30)));
        Assert.Empty(member.Erase(Today));

        Assert.Equal("erased", Assert.Single(member.Erase(Today)).Code);
        Assert.Equal("erased", Assert.Single(member.Start(Today)).Code);
        Assert.Equal("erased", Assert.Single(member.Withdraw(member.Memberships[0].Id)).Code);
        Assert.Equal("erased", Assert.Single(member.Change(Whole().Details())).Code);
        Assert.Equal("Personne effacée", member.FullName);
    }
}
