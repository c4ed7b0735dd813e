using System.Globalization;
using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Foundation;

public sealed class QuietHoursTests
{
    [Theory]
    [InlineData("2026-11-24 19:59", "2026-11-25 18:00", "2026-11-24 19:59")]
    [InlineData("2026-11-24 20:00", "2026-11-25 18:00", "2026-11-25 08:00")]
    [InlineData("2026-11-24 23:30", "2026-11-25 18:00", "2026-11-25 08:00")]
    [InlineData("2026-11-25 06:00", "2026-11-25 08:30", "2026-11-25 08:00")]
    [InlineData("2026-11-25 06:00", "2026-11-25 08:00", "2026-11-24 19:00")]
    [InlineData("2026-11-25 05:30", "2026-11-25 07:30", "2026-11-24 19:00")]
    [InlineData("2026-11-24 20:30", "2026-11-24 22:30", "2026-11-24 19:00")]
    [InlineData("2026-11-25 08:00", "2026-11-25 10:00", "2026-11-25 08:00")]
    public void What_would_leave_at_night_leaves_in_the_morning_or_the_evening_before(string at, string @event, string expected) =>
        Assert.Equal(Moment(expected), QuietHours.Shift(Moment(at), Moment(@event)));

    private static DateTime Moment(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
