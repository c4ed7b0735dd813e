using Tisserand.Domain.Territories;
using Xunit;

namespace Tisserand.Domain.Tests.Territories;

public sealed class CptsSizeTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(39_999, 1)]
    [InlineData(40_000, 2)]
    [InlineData(62_000, 2)]
    [InlineData(79_999, 2)]
    [InlineData(80_000, 3)]
    [InlineData(174_999, 3)]
    [InlineData(175_000, 3)]
    [InlineData(175_001, 4)]
    [InlineData(70_000_000, 4)]
    public void Size_follows_from_the_population(int population, int size) =>
        Assert.Equal(size, CptsSize.Of(population).Required.Size.Number);

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(70_000_001)]
    [InlineData(int.MaxValue)]
    public void An_impossible_population_is_refused(int population) =>
        Assert.Equal("population-out-of-range", Assert.Single(CptsSize.Of(population).Refusals).Code);

    [Theory]
    [InlineData(40_000, true)]
    [InlineData(80_000, true)]
    [InlineData(175_000, true)]
    [InlineData(39_999, false)]
    [InlineData(175_001, false)]
    [InlineData(62_000, false)]
    public void A_population_on_a_threshold_carries_a_note(int population, bool noted) =>
        Assert.Equal(noted, CptsSize.Of(population).Required.Note is not null);

    [Fact]
    public void The_working_says_why() => Assert.Equal(
        "62\u00A0000\u00A0habitants\u00A0: taille 2 (de 40\u00A0000 à 80\u00A0000 habitants).", CptsSize.Of(62_000).Required.Sentence);
}
