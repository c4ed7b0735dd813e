using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Xunit;

namespace Tisserand.Domain.Tests.Members;

public sealed class BankDetailsTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);

    /// <summary>Examples published with the standard and by banks' federations.</summary>
    [Theory]
    [InlineData("FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189")]
    [InlineData("fr14 2004 1010 0505 0001 3m02 606", "FR1420041010050500013M02606")]
    [InlineData("IBAN FR76-3000-6000-0112-3456-7890-189", "FR7630006000011234567890189")]
    [InlineData("BE68 5390 0754 7034", "BE68539007547034")]
    [InlineData("DE89 3704 0044 0532 0130 00", "DE89370400440532013000")]
    [InlineData("MC58 1122 2000 0101 2345 6789 030", "MC5811222000010123456789030")]
    [InlineData("LU28 0019 4006 4475 0000", "LU280019400644750000")]
    public void A_right_one_is_read_without_its_blanks(string typed, string characters) =>
        Assert.Equal(characters, Iban.Parse(typed).Required.Characters);

    [Theory]
    [InlineData("", "iban-required")]
    [InlineData("  ", "iban-required")]
    [InlineData("12345", "iban-shape")]
    [InlineData("FR76 3000 6000 0112 3456 7890 18é", "iban-shape")]
    [InlineData("FR76 3000 6000 0112 3456 7890 18", "iban-length")]
    [InlineData("FR76 3000 6000 0112 3456 7890 1890", "iban-length")]
    [InlineData("FR76 3000 6000 0112 3456 7890 188", "iban-key")]
    [InlineData("FR76 3000 6000 0112 3456 7809 189", "iban-key")]
    [InlineData("FR67 3000 6000 0112 3456 7890 189", "iban-key")]
    [InlineData("XX82 WEST 1234 5698 7654 32", "iban-key")]
    [InlineData("FR76 3000 6000 0112 3456 7890 189 FR76 3000 6000", "iban-shape")]
    public void A_wrong_one_is_refused_for_its_reason(string typed, string code) =>
        Assert.Equal(code, Assert.Single(Iban.Parse(typed).Refusals).Code);

    [Fact]
    public void It_is_written_by_four_and_masked_but_for_its_end()
    {
        var iban = Iban.Parse("FR7630006000011234567890189").Required;

        Assert.Equal("FR76 3000 6000 0112 3456 7890 189".Replace(' ', '\u00A0'), iban.Formatted);
        Assert.Equal("FR••\u00A0••••\u00A00189", iban.Masked);
    }

    [Theory]
    [InlineData("FR7630006000011234567890189", "", "Anaïs Roche", "")]
    [InlineData("FR7630006000011234567890189", "agrifrpp", "Anaïs Roche", "")]
    [InlineData("FR7630006000011234567890189", "AGRIFRPP882", "Anaïs Roche", "")]
    [InlineData("FR7630006000011234567890189", "AGRI", "Anaïs Roche", "bic-shape")]
    [InlineData("FR7630006000011234567890189", "AGRIFRPP", " ", "holder-required")]
    [InlineData("x", "AGRI", "", "iban-shape,bic-shape,holder-required")]
    public void Details_are_refused_field_by_field(string iban, string bic, string holder, string codes) =>
        Assert.Equal(codes, string.Join(',', BankDetails.Keep(Guid.NewGuid(), new(iban, bic, holder), Today).Refusals.Select(r => r.Code)));

    [Fact]
    public void A_refused_change_leaves_the_details_as_they_were()
    {
        var details = BankDetails.Keep(Guid.NewGuid(), new("FR7630006000011234567890189", "AGRIFRPP", "Anaïs Roche"), Today).Required;

        Assert.NotEmpty(details.Change(new("FR7630006000011234567890188", null, "Autre"), Today.AddDays(1)));
        Assert.Equal(("FR7630006000011234567890189", "AGRIFRPP", "Anaïs Roche", Today), (details.Iban, details.Bic, details.Holder, details.ChangedOn));
    }
}
