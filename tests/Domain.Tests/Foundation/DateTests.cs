using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Foundation;

public sealed class DateTests
{
    private static readonly DateOnly First = new(2026, 3, 1);
    private static readonly DateOnly Last = new(2026, 3, 31);

    [Fact]
    public void Both_ends_of_a_period_belong_to_it()
    {
        var march = new DateRange(First, Last);

        Assert.Equal(31, march.Days);
        Assert.True(march.Contains(First) && march.Contains(Last));
        Assert.False(march.Contains(First.AddDays(-1)) || march.Contains(Last.AddDays(1)));
        Assert.Equal(1, new DateRange(First, First).Days);
    }

    [Fact]
    public void A_period_without_end_goes_on()
    {
        var open = new DateRange(First);

        Assert.Null(open.Days);
        Assert.True(open.Contains(DateOnly.MaxValue));
    }

    [Fact]
    public void A_period_cannot_end_before_it_starts() => Assert.Throws<ArgumentException>(() => new DateRange(Last, First));

    [Fact]
    public void Periods_that_share_one_day_overlap()
    {
        var march = new DateRange(First, Last);

        Assert.True(march.Overlaps(new DateRange(Last, Last.AddDays(9))));
        Assert.True(march.Overlaps(new DateRange(First.AddYears(-1))));
        Assert.False(march.Overlaps(new DateRange(Last.AddDays(1))));
        Assert.False(new DateRange(Last.AddDays(1)).Overlaps(march));
    }

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
