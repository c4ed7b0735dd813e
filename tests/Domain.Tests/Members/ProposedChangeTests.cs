using Tisserand.Domain.Members;
using Xunit;

namespace Tisserand.Domain.Tests.Members;

public sealed class ProposedChangeTests
{
    private static readonly DateTime Now = new(2026, 11, 22, 11, 0, 0, DateTimeKind.Utc);

    private static Member Claire() => Member.Create(new("Maurin", "Claire", "60", "99700427885", true, false, "claire@example.org", "06 12 34 56 78", "Une note",
        [new(null, "62534", "MSP du Haut Pays", "12 rue de l’Église"), new(null, "62765", "", "")])).Required;

    private static ProposedChange Proposed(Member member, ProposedField field, string after) =>
        ProposedChange.Of(member, field, after, ProposalSource.Member, Now, "Claire Maurin").Required;

    public static TheoryData<ProposedField, string, string> Values => new()
    {
        { ProposedField.LastName, " Le  Goff ", "Le Goff" },
        { ProposedField.FirstName, "Claire-Marie", "Claire-Marie" },
        { ProposedField.Profession, "10", "10" },
        { ProposedField.Rpps, "10 100 000 017", "10100000017" },
        { ProposedField.Rpps, "", "" },
        { ProposedField.Practice, "LS", "LS" },
        { ProposedField.Email, "", "" },
        { ProposedField.Phone, "07.12.34.56.78", "+33712345678" },
        { ProposedField.Places, ProposedFields.Of([new("62765", "", "")]), ProposedFields.Of([new("62765", "", "")]) },
    };

    [Theory, MemberData(nameof(Values))]
    public void What_is_accepted_is_what_the_entry_then_says_and_nothing_else_moves(ProposedField field, string typed, string written)
    {
        var member = Claire();
        var change = Proposed(member, field, typed);
        var others = Enum.GetValues<ProposedField>().Where(f => f != field).ToDictionary(f => f, f => ProposedFields.Of(member, f));

        Assert.Equal(written, change.After);
        Assert.Equal(change.Before, ProposedFields.Of(member, field));
        Assert.Empty(change.Accept(member, change.Before, Now, "Nadia"));

        Assert.Equal(written, ProposedFields.Of(member, field));
        Assert.All(others, o => Assert.Equal(o.Value, ProposedFields.Of(member, o.Key)));
        Assert.Equal(("Une note", ProposalState.Accepted, "Nadia", Now), (member.Notes, change.State, change.SettledBy, change.SettledAt));
    }

    [Fact]
    public void A_place_that_stays_keeps_its_row()
    {
        var member = Claire();
        var first = member.Sites[0];
        var change = Proposed(member, ProposedField.Places, ProposedFields.Of([new("62534", "MSP du Haut Pays", "12 rue de l’Église"), new("59350", "Cabinet", "")]));

        Assert.Empty(change.Accept(member, change.Before, Now, "Nadia"));

        Assert.Equal(["62534", "59350"], member.Sites.Select(s => s.Commune));
        Assert.Equal(first.Label, member.Sites[0].Label);
    }

    [Theory]
    [InlineData(ProposedField.Email, "claire@", "email-invalid")]
    [InlineData(ProposedField.Rpps, "12", "rpps-format")]
    [InlineData(ProposedField.LastName, " ", "name-required")]
    [InlineData(ProposedField.Profession, "zz", "profession-required")]
    [InlineData(ProposedField.Phone, "0612345678", "same-value")]
    [InlineData(ProposedField.LastName, "Maurin ", "same-value")]
    public void What_the_entry_would_refuse_is_not_proposed(ProposedField field, string value, string code) =>
        Assert.Equal(code, Assert.Single(ProposedChange.Of(Claire(), field, value, ProposalSource.Member, Now, "Claire").Refusals).Code);

    [Fact]
    public void An_entry_changed_meanwhile_is_not_overwritten_unless_it_was_seen()
    {
        var member = Claire();
        var change = Proposed(member, ProposedField.Email, "nouvelle@example.org");
        Assert.False(change.IsStale(member));
        Assert.Empty(member.Change(member.Details() with { Email = "autre@example.org" }));

        Assert.True(change.IsStale(member));
        Assert.Equal("entry-changed", Assert.Single(change.Accept(member, change.Before, Now, "Nadia")).Code);
        Assert.Equal(("autre@example.org", ProposalState.Waiting), (member.Email, change.State));
        Assert.Empty(change.Accept(member, "autre@example.org", Now, "Nadia"));
        Assert.Equal("nouvelle@example.org", member.Email);
    }

    [Fact]
    public void It_is_settled_once_and_set_aside_changes_nothing()
    {
        var member = Claire();
        var change = Proposed(member, ProposedField.Email, "nouvelle@example.org");

        Assert.Empty(change.SetAside(member, Now, "Nadia"));

        Assert.Equal("claire@example.org", member.Email);
        Assert.Contains("déjà été écarté par Nadia", Assert.Single(change.Accept(member, change.Before, Now, "Paul")).Message, StringComparison.Ordinal);
        Assert.Equal("settled", Assert.Single(change.SetAside(member, Now, "Paul")).Code);
    }

    [Fact]
    public void News_tell_something_and_give_nothing_to_take()
    {
        var member = Claire();
        var gone = ProposedChange.Of(member, ProposedField.GoneFromDirectory, "20/11/2026", ProposalSource.Directory, Now, "Annuaire").Required;

        Assert.Equal("nothing-to-take", Assert.Single(gone.Accept(member, "", Now, "Nadia")).Code);
        Assert.Empty(gone.SetAside(member, Now, "Nadia"));
    }
}
