using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Missions;

public sealed class ContractYearsTests
{
    [Fact]
    public void Years_follow_each_other_without_gap_for_any_signature()
    {
        for (var signedOn = new DateOnly(2019, 8, 25); signedOn < new DateOnly(2024, 9, 1); signedOn = signedOn.AddDays(1))
        {
            var years = new ContractYears(signedOn);
            for (var year = 1; year <= 10; year++)
            {
                Assert.Equal(years.StartOf(year + 1), years.EndOf(year));
                Assert.Equal(years.EndOf(year), years.Period(year).End!.Value.AddDays(1));
                Assert.Equal(year, years.YearOf(years.StartOf(year)));
                Assert.Equal(year, years.YearOf(years.EndOf(year).AddDays(-1)));
            }
        }
    }

    [Fact]
    public void A_leap_signature_keeps_28_February_until_the_next_leap_year()
    {
        var years = new ContractYears(new(2024, 2, 29));
        DateOnly[] expected = [new(2024, 2, 29), new(2025, 2, 28), new(2026, 2, 28), new(2027, 2, 28), new(2028, 2, 29)];
        Assert.Equal(expected, Enumerable.Range(1, 5).Select(years.StartOf));
    }

    [Theory]
    [InlineData(2023, 3, 1, "366/366", true)]
    [InlineData(2023, 7, 1, "244/366", false)]
    [InlineData(2024, 2, 29, "1/366", false)]
    [InlineData(2024, 3, 1, "365/365", true)]
    public void What_is_left_of_a_year_counts_the_day_itself(int year, int month, int day, string share, bool whole)
    {
        var left = new ContractYears(new(2023, 3, 1)).LeftFrom(new(year, month, day));
        Assert.Equal((share, whole), (left.ToString(), left.IsWhole));
    }

    [Fact]
    public void A_day_before_the_signature_has_no_contract_year() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContractYears(new(2023, 3, 1)).YearOf(new(2023, 2, 28)));
}
