using Tisserand.Domain.Funding;
using Xunit;

namespace Tisserand.Domain.Tests.Funding;

public sealed class ComputedHeadcountTests
{
    private static readonly (string, DateOnly, bool, int)[] Moves =
    [
        ("60", new(2025, 1, 1), false, 90),
        ("10", new(2025, 3, 1), false, 12),
        ("60", new(2025, 9, 30), true, 3),
    ];

    [Theory]
    [InlineData("2024-12-31", 0, 0)]
    [InlineData("2025-02-28", 90, 0)]
    [InlineData("2025-03-01", 102, 0)]
    [InlineData("2025-09-30", 102, 0)] // The last day still counts.
    [InlineData("2025-10-01", 102, 3)]
    public void The_members_of_a_day_are_those_who_joined_less_those_who_left_before(string day, int joined, int ended)
    {
        var count = ComputedHeadcount.On(1, DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Moves);

        Assert.Equal((joined, ended, joined - ended), (count.Joined, count.Ended, count.Members));
        Assert.Equal(count.Members, count.Professions.Sum(p => p.Members));
    }
}
