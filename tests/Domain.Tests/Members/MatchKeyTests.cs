using Tisserand.Domain.Members;
using Xunit;

namespace Tisserand.Domain.Tests.Members;

public sealed class MatchKeyTests
{
    [Theory]
    [InlineData("Le Goff", "Jean", "LEGOFF", "Jean", true)]
    [InlineData("Le Goff", "Jean", "Goff", "Jean", true)]
    [InlineData("D’Hondt", "Zoé", "Dhondt", "Zoe", true)]
    [InlineData("D’Hondt", "Zoé", "Hondt", "Zoe", true)]
    [InlineData("Maurin", "Jean-Pierre", "Jean Pierre", "Maurin", true)]
    [InlineData("de La Tour", "Anne", "Delatour", "Anne", true)]
    [InlineData("Le", "A", "le", "a", true)]
    [InlineData("Maurin", "Hélène", "Maurin", "Paul", false)]
    [InlineData("Maurin", "Hélène", "Morin", "Hélène", false)]
    [InlineData("Ab", "C", "A", "Bc", false)]
    public void Close_names_share_a_key_and_others_do_not(string last, string first, string otherLast, string otherFirst, bool share) =>
        Assert.Equal(share, MatchKey.Of(last, first, null, null).Intersect(MatchKey.Of(otherLast, otherFirst, null, null), StringComparer.Ordinal).Any());

    [Fact]
    public void A_number_and_an_address_give_a_key_each()
    {
        var keys = MatchKey.Of("Maurin", "Hélène", "99700427885", " Helene.Maurin@Example.org ");

        Assert.Equal(["rpps:99700427885", "mail:helene.maurin@example.org", "nom:helene|maurin"], keys);
    }

    [Fact]
    public void Two_different_numbers_are_two_persons_whatever_the_rest()
    {
        Assert.Null(Resemblances.Between(new("99700427885", null, null, "maurin helene", "a@example.org"), new("99700427893", null, null, "maurin helene", "a@example.org")));
        Assert.Equal(Resemblance.Rpps, Resemblances.Between(new("99700427885", null, null, "a", ""), new("99700427885", null, null, "b", "")));
        Assert.Equal(Resemblance.Name, Resemblances.Between(new("99700427885", null, null, "maurin helene", ""), new(null, null, null, "maurin helene", "")));
        Assert.Equal(Resemblance.Email, Resemblances.Between(new(null, null, null, "a b", "A@example.org"), new(null, null, null, "c d", "a@example.org")));
        Assert.Equal(Resemblance.CloseName, Resemblances.Between(new(null, null, null, "le goff jean", ""), new(null, null, null, "goff jean", "")));
    }

    [Theory]
    [InlineData("Infirmière", "60")]
    [InlineData("IDEL", "60")]
    [InlineData("Infirmier(e) libéral(e)", "60")]
    [InlineData("infirmiers", "60")]
    [InlineData("Médecin généraliste", "10")]
    [InlineData("Masseur-Kinésithérapeute", "70")]
    [InlineData("Kiné", "70")]
    [InlineData("Sage Femme", "50")]
    [InlineData("Pharmacienne", "21")]
    [InlineData("91", "91")]
    [InlineData("Secrétaire médicale", Member.OtherProfession)]
    [InlineData("Autre profession", Member.OtherProfession)]
    [InlineData("astronaute", null)]
    [InlineData("", null)]
    public void Professions_are_read_in_the_words_in_use(string typed, string? code) => Assert.Equal(code, TypedProfession.Read(typed));
}
