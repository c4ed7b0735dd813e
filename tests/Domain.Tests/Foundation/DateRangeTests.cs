using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Foundation;

public sealed class DateRangeTests
{
    private static readonly DateRange March = new(new(2024, 3, 1), new(2024, 3, 31));
    private static readonly DateRange FromApril = new(new(2024, 4, 1));

    [Fact]
    public void Both_ends_are_in()
    {
        Assert.Equal(31, March.Days);
        Assert.Equal(1, new DateRange(March.Start, March.Start).Days);
        Assert.Null(FromApril.Days);
        Assert.True(March.Contains(new(2024, 3, 1)) && March.Contains(new(2024, 3, 31)));
        Assert.False(March.Contains(new(2024, 2, 29)) || March.Contains(new(2024, 4, 1)));
        Assert.True(FromApril.Contains(DateOnly.MaxValue));
    }

    [Fact]
    public void An_end_before_the_start_is_a_bug() =>
        Assert.Throws<ArgumentException>(() => new DateRange(new(2024, 3, 2), new(2024, 3, 1)));

    [Theory]
    [InlineData("2024-02-01", "2024-02-29", false)]
    [InlineData("2024-02-01", "2024-03-01", true)]
    [InlineData("2024-03-31", "2024-04-30", true)]
    [InlineData("2024-04-01", null, false)]
    [InlineData("2024-03-10", "2024-03-12", true)]
    [InlineData("2024-01-01", null, true)]
    public void Ranges_overlap_when_they_share_a_day(string start, string? end, bool overlap)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var other = new DateRange(DateOnly.Parse(start, culture), end is null ? null : DateOnly.Parse(end, culture));
        Assert.Equal(overlap, March.Overlaps(other));
        Assert.Equal(overlap, other.Overlaps(March));
    }

    [Fact]
    public void Values_over_time_refuse_what_they_do_not_know()
    {
        var values = new DatedValues<int>("Plafond", [new(March, 1, "A", Confidence.OfficialText), new(FromApril, 2, "B", Confidence.OfficialText)]);

        Assert.Equal(1, values.On(new(2024, 3, 31)).Required.Value);
        Assert.Equal(2, values.On(new(2030, 1, 1)).Required.Value);
        Assert.Equal("Plafond\u00A0: aucune valeur connue au 29 février 2024.", Assert.Single(values.On(new(2024, 2, 29)).Refusals).Message);
        Assert.Throws<ArgumentException>(() => new DatedValues<int>("Plafond", [new(March, 1, "A", Confidence.OfficialText), new(March, 2, "B", Confidence.OfficialText)]));
    }
}
