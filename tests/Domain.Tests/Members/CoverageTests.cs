using Tisserand.Domain.Members;
using Xunit;

namespace Tisserand.Domain.Tests.Members;

public sealed class CoverageTests
{
    [Theory]
    [InlineData("2026-11-22", "2026-11-20", "2026-11-20")] // Loaded this month: last month was never seen with it.
    [InlineData("2026-12-01", "2026-11-20", "2026-11-20 2026-11-30")]
    [InlineData("2027-01-15", "2026-11-20", "2026-11-20 2026-12-31")] // A server asleep in December misses November for good.
    [InlineData("2026-12-05", "2026-11-30", "2026-11-30")] // The load is the month's end.
    [InlineData("2026-12-05", "2026-12-05", "2026-12-05")]
    [InlineData("2028-03-01", "2027-05-01", "2027-05-01 2028-02-29")]
    public void A_reading_is_due_of_the_load_and_of_the_last_months_end(string today, string loadedOn, string days) => Assert.Equal(
        days.Split(' '),
        CoverageReading.DueOn(Day(today), Day(loadedOn)).Select(d => d.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_commune_sums_its_professions_or_one_of_them()
    {
        var commune = new CommuneCoverage("62534", [new("10", new(1, 4), new(1, 3), new(0, 1)), new("60", new(2, 6), new(2, 5), new(1, 2))]);

        Assert.Equal(new Coverage("62534", new(3, 10), new(3, 8), new(1, 3)), commune.Sum());
        Assert.Equal(new Coverage("62534", new(2, 6), new(2, 5), new(1, 2)), commune.Sum("60"));
        Assert.Equal(new Coverage("62534", new(0, 0), new(0, 0), new(0, 0)), commune.Sum("70"));
    }

    [Fact]
    public void A_reading_says_which_communes_it_counted()
    {
        var reading = CoverageReading.Keep(Day("2026-11-30"), DateTime.UnixEpoch, null, ["62765", "62534"], [CoverageCount.Of("", "60", 3, 2, 1)]);

        Assert.Equal(["62534", "62765"], reading.CommuneCodes);
        Assert.Equal(3, Assert.Single(reading.Counts).Total);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
