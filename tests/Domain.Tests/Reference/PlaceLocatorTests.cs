using Tisserand.Domain.Reference;
using Xunit;

namespace Tisserand.Domain.Tests.Reference;

public class PlaceLocatorTests
{
    private static readonly PlaceLocator Locator = new(Geography.Current);

    [Theory]
    [InlineData("59350", "59000", "59000 LILLE", "59350", Located.ByCode)]
    [InlineData("75101", "75001", "75001 PARIS", "75101", Located.ByCode)]
    [InlineData("01340", "", "", "01015", Located.ByFormerCode)]
    [InlineData("", "01500", "01500 AMBERIEU EN BUGEY", "01004", Located.ByPostalCodeAndName)]
    [InlineData("", "", "01500 AMBERIEU EN BUGEY", "01004", Located.ByPostalCodeAndName)]
    [InlineData("99999", "01500", "AMBERIEU EN BUGEY", "01004", Located.ByPostalCodeAndName)]
    [InlineData("", "59230", "59230 ST AMAND LES EAUX", "59526", Located.ByPostalCodeAndName)]
    [InlineData("", "94240", "HAY LES ROSES", "94038", Located.ByPostalCodeAndName)]
    [InlineData("", "01200", "01200 BELLEGARDE SUR VALSERINE", "01033", Located.ByPostalCodeAndName)]
    [InlineData("", "75013", "75013 PARIS", "75113", Located.ByPostalCodeAndName)]
    [InlineData("", "69003", "69003 LYON 3EME ARRONDISSEMENT", "69383", Located.ByPostalCodeAndName)]
    [InlineData("", "59100", "NOM MAL ECRIT", "59512", Located.ByPostalCode)]
    [InlineData("", "59037", "59037 LILLE CEDEX", "59350", Located.ByNameInDepartement)]
    [InlineData("", "20177", "20177 AJACCIO CEDEX 1", "2A004", Located.ByNameInDepartement)]
    public void Finds_the_commune(string code, string postal, string city, string commune, Located how) =>
        Assert.Equal((commune, how), Locator.Locate(code, postal, city));

    [Theory]
    [InlineData("", "01500", "NOM MAL ECRIT")]
    [InlineData("", "59037", "AILLEURS CEDEX")]
    [InlineData("08227", "", "")]
    [InlineData("", "GL", "GLASGOW GL")]
    [InlineData(null, null, null)]
    public void Does_not_guess(string? code, string? postal, string? city) =>
        Assert.Equal((null, Located.Nowhere), Locator.Locate(code, postal, city));

    [Fact]
    public void Knows_an_address_abroad() =>
        Assert.Equal((null, Located.Abroad), Locator.Locate("", "1000", "1000 BRUXELLES", "99131"));
}
