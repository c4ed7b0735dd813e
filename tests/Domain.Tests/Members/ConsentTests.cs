using Tisserand.Domain.Members;
using Xunit;

namespace Tisserand.Domain.Tests.Members;

public sealed class ConsentTests
{
    private static readonly DateTime Monday = new(2026, 11, 23, 9, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Someone = Guid.NewGuid();

    [Fact]
    public void A_consent_keeps_the_text_that_was_read_and_who_recorded_it()
    {
        var consent = Consent.Give(Someone, ConsentSubject.DirectoryPhone, ConsentSource.OnTheirWord, "Claire Maurin", Monday);

        Assert.Equal(("J’accepte que les adhérents de la CPTS voient mon numéro de téléphone.", 1), (consent.Text, consent.TextVersion));
        Assert.Equal("noté par Claire Maurin sur sa parole", consent.GivenSource.Said(consent.GivenBy));
        Assert.Null(consent.WithdrawnAt);
    }

    [Fact]
    public void It_is_withdrawn_once_and_the_first_withdrawal_stays()
    {
        var consent = Consent.Give(Someone, ConsentSubject.DirectoryPhone, ConsentSource.Person, "Anaïs Roche", Monday);
        consent.Withdraw(ConsentSource.Person, "Anaïs Roche", Monday.AddDays(1));
        consent.Withdraw(ConsentSource.OnTheirWord, "Claire Maurin", Monday.AddDays(2));

        Assert.Equal((Monday.AddDays(1), ConsentSource.Person, "Anaïs Roche"), (consent.WithdrawnAt!.Value, consent.WithdrawnSource!.Value, consent.WithdrawnBy));
        Assert.Equal(Monday, consent.GivenAt);
    }

    [Fact]
    public void Every_subject_has_its_words_and_a_text_that_fits()
    {
        Assert.All(Enum.GetValues<ConsentSubject>(), s =>
        {
            Assert.NotEmpty(s.Label());
            Assert.InRange(s.Text().Length, 20, Consent.TextLength);
        });
        Assert.DoesNotContain(ConsentSubject.DirectoryOpposition, ConsentTexts.Shown);
    }

    [Theory]
    [InlineData("anais.roche@medecin.mssante.fr", true)]
    [InlineData(" Anais.ROCHE@ght-lys.mssante.fr ", true)]
    [InlineData("", true)]
    [InlineData("anais@example.org", false)]
    [InlineData("anais@fauxmssante.fr", false)]
    [InlineData("anais@medecin.mssante.fr.example.org", false)]
    [InlineData("a@b@medecin.mssante.fr", false)]
    [InlineData("medecin.mssante.fr", false)]
    public void A_secure_address_is_one_of_the_trusted_domains(string typed, bool isTaken)
    {
        var card = DirectoryCard.Of(Someone);

        Assert.Equal(isTaken, card.Say(typed, null).Count == 0);
        Assert.Equal(isTaken ? typed.Trim().ToLowerInvariant() : "", card.Mssante);
    }

    [Fact]
    public void Skills_fit_and_never_name_a_patient_and_a_refusal_changes_nothing()
    {
        var card = DirectoryCard.Of(Someone);
        Assert.Empty(card.Say(null, "  Plaies chroniques,\n éducation  "));
        Assert.Equal(("Plaies chroniques, éducation", "plaies chroniques education"), (card.Skills, card.FoldedSkills.Replace(",", "", StringComparison.Ordinal)));

        Assert.Equal("Skills", Assert.Single(card.Say(null, new string('a', 301))).Field);
        Assert.Equal("Skills", Assert.Single(card.Say(null, "Suit M. Jean Martin, né le 12/03/1950")).Field);
        Assert.StartsWith("Plaies", card.Skills, StringComparison.Ordinal);
    }
}
