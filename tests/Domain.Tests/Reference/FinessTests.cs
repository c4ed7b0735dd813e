using Tisserand.Domain.Reference;
using Xunit;

namespace Tisserand.Domain.Tests.Reference;

public class FinessTests
{
    [Theory]
    [InlineData("62", "534", "62534")]
    [InlineData("1", "4", "01004")]
    [InlineData("2A", "004", "2A004")]
    [InlineData("75", "113", "75113")]
    [InlineData("9D", "411", "97411")]
    [InlineData("9F", "606", "97606")]
    [InlineData("9J", "613", "98613")]
    [InlineData("9A", "123", "97701")]
    [InlineData("9A", "127", "97801")]
    [InlineData("971", "105", "97105")]
    [InlineData("62", "", null)]
    [InlineData("62", "5X4", null)]
    [InlineData("", "534", null)]
    public void The_code_of_a_commune_follows_from_the_departement_of_finess(string departement, string commune, string? code) =>
        Assert.Equal(code, FinessCommune.Code(departement, commune));

    [Theory]
    [InlineData(46.211257, 5.254203)]
    [InlineData(5.254203, 46.211257)]
    [InlineData(-21.1, 55.5)]
    [InlineData(55.5, -21.1)]
    [InlineData(-61.2, 16.1)]
    public void A_point_is_read_in_the_order_that_falls_in_France(double first, double second)
    {
        var point = FrenchPoint.Of(first, second)!.Value;
        Assert.Contains(point.Latitude, new[] { 46.211257, -21.1, 16.1 });
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(46.2, 46.2)]
    [InlineData(52.5, 13.4)]
    [InlineData(double.NaN, 5)]
    public void A_point_elsewhere_is_no_point(double latitude, double longitude) => Assert.Null(FrenchPoint.Of(latitude, longitude));

    [Theory]
    [InlineData(873766.07, 6570414.61)]
    [InlineData(6570414.61, 873766.07)]
    public void Lambert_93_is_turned_into_degrees_in_either_order(double x, double y)
    {
        var point = FrenchPoint.OfLambert93(x, y)!.Value;
        Assert.Equal((46.2113, 5.2542), (Math.Round(point.Latitude, 4), Math.Round(point.Longitude, 4)));
    }

    [Theory]
    [InlineData("500", null, EstablishmentFamily.OlderPeople)]
    [InlineData("620", "", EstablishmentFamily.Pharmacy)]
    [InlineData("999", "1107", EstablishmentFamily.Hospital)]
    [InlineData("999", "1111", EstablishmentFamily.Psychiatry)]
    [InlineData("999", "4302", EstablishmentFamily.Disability)]
    [InlineData("999", "", EstablishmentFamily.Other)]
    [InlineData(null, null, EstablishmentFamily.Other)]
    public void The_family_comes_from_the_category_else_from_its_aggregate(string? category, string? aggregate, EstablishmentFamily family) =>
        Assert.Equal(family, EstablishmentCategory.FamilyOf(category, aggregate));

    [Fact]
    public void Every_family_and_mailbox_kind_has_its_words()
    {
        Assert.All(Enum.GetValues<EstablishmentFamily>(), f => Assert.NotEmpty(f.Label()));
        Assert.All(Enum.GetValues<MailboxKind>(), k => Assert.NotEmpty(k.Label()));
        Assert.Equal("Pharmacie d’officine", EstablishmentCategory.Find("620")!.Label);
    }
}
