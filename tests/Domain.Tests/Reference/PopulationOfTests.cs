using Tisserand.Domain.Reference;
using Xunit;

namespace Tisserand.Domain.Tests.Reference;

public class PopulationOfTests
{
    private static readonly Geography Map = Geography.Current;

    private static int Of(string code) => Map.Find(code)!.Population!.Value;

    [Fact]
    public void Sums_the_municipal_populations_and_says_their_vintage()
    {
        var counted = Map.PopulationOf(["59350", "01340"]).Required;
        Assert.Equal(Of("59350") + Of("01015"), counted.Population);
        Assert.Equal(2023, counted.Vintage);
        Assert.Equal(["59350", "01015"], counted.Communes.Select(c => c.Code));
    }

    [Fact]
    public void Mayotte_keeps_its_census_and_a_mixture_has_no_vintage()
    {
        Assert.Equal(2017, Map.PopulationOf(["97611"]).Required.Vintage);
        Assert.Null(Map.PopulationOf(["97611", "97411"]).Required.Vintage);
        Assert.Null(Map.PopulationOf(["97801"]).Required.Vintage);
    }

    [Fact]
    public void Arrondissements_count_alone_and_a_dead_village_counts_for_nobody()
    {
        Assert.Equal(Of("75101") + Of("75102"), Map.PopulationOf(["75101", "75102"]).Required.Population);
        Assert.Equal(0, Map.PopulationOf(["55039"]).Required.Population);
    }

    [Theory]
    [InlineData("communes[1]", "commune-unknown", "59350", "99999")]
    [InlineData("communes[1]", "commune-unknown", "59350", null)]
    [InlineData("communes[2]", "commune-twice", "59350", "59512", "59350")]
    [InlineData("communes[1]", "commune-twice", "01015", "01340")]
    [InlineData("communes[1]", "arrondissement-with-commune", "75056", "75101")]
    [InlineData("communes[1]", "arrondissement-with-commune", "75101", "75056")]
    [InlineData("communes[0]", "commune-ambiguous", "08227", "59350")]
    [InlineData("communes[0]", "population-unknown", "98901", "59350")]
    public void Refuses_by_index(string field, string code, params string?[] codes)
    {
        var refusal = Assert.Single(Map.PopulationOf(codes).Refusals);
        Assert.Equal((field, code), (refusal.Field, refusal.Code));
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_an_empty_list_and_gives_every_refusal_at_once()
    {
        Assert.Equal("communes", Assert.Single(Map.PopulationOf([]).Refusals).Field);
        Assert.Equal(["communes[0]", "communes[2]"], Map.PopulationOf(["00000", "59350", "59350"]).Refusals.Select(r => r.Field));
    }
}
