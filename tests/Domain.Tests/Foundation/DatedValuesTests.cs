using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Foundation;

public sealed class DatedValuesTests
{
    private static readonly DateOnly First = new(2026, 3, 1);
    private static readonly DateOnly Last = new(2026, 3, 31);

    [Fact]
    public void A_figure_is_refused_outside_its_known_dates()
    {
        var rate = Rates(new(First, Last), new(Last.AddDays(1), Last.AddDays(30)));

        Assert.Equal(1, rate.On(Last).Required.Value);
        Assert.Equal(2, rate.On(Last.AddDays(1)).Required.Value);
        var refusal = Assert.Single(rate.On(First.AddDays(-1)).Refusals);
        Assert.Equal("unknown-on-date", refusal.Code);
        Assert.Contains("28 février 2026", refusal.Message, StringComparison.Ordinal);
        Assert.False(rate.On(Last.AddDays(31)).Succeeded);
    }

    [Fact]
    public void A_figure_has_one_value_a_day() =>
        Assert.Throws<ArgumentException>(() => Rates(new(First, Last), new(Last, Last.AddDays(30))));

    [Theory]
    [InlineData(2023, 3, 1, "1er mars 2023")]
    [InlineData(2024, 2, 29, "29 février 2024")]
    [InlineData(2026, 8, 11, "11 août 2026")]
    public void A_date_is_written_as_it_is_said(int year, int month, int day, string expected) =>
        Assert.Equal(expected, FrenchDate.Long(new(year, month, day)));

    private static DatedValues<int> Rates(params DateRange[] periods) =>
        new("Taux", periods.Select((p, i) => new DatedValue<int>(p, i + 1, "arrêté", Confidence.OfficialText)));
}
