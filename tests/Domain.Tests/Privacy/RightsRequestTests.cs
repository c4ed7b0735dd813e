using System.Globalization;
using Tisserand.Domain.Privacy;
using Xunit;

namespace Tisserand.Domain.Tests.Privacy;

public sealed class RightsRequestTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static RightsRequest Received(string day) =>
        RightsRequest.Receive(new(PersonRight.Access, Day(day), "Anaïs Roche", null, null, null), Day(day)).Required;

    [Theory]
    [InlineData("2026-03-12", "2026-04-12", "2026-06-12")]
    [InlineData("2026-01-31", "2026-02-28", "2026-04-30")]
    [InlineData("2028-01-31", "2028-02-29", "2028-04-30")]
    [InlineData("2026-11-30", "2026-12-30", "2027-02-28")]
    [InlineData("2026-12-31", "2027-01-31", "2027-03-31")]
    public void It_is_answered_within_a_month_or_three_once_extended(string received, string due, string extended)
    {
        var request = Received(received);

        Assert.Equal(Day(due), request.DueOn);
        Assert.Empty(request.Extend("Vingt demandes le même jour.", Day(due)));
        Assert.Equal(Day(extended), request.DueOn);
    }

    [Fact]
    public void It_is_extended_once_within_the_month_and_for_a_reason()
    {
        var request = Received("2026-03-12");

        Assert.Equal("reason-required", Assert.Single(request.Extend(" ", Day("2026-03-20"))).Code);
        Assert.Equal("too-late", Assert.Single(request.Extend("Complexe.", Day("2026-04-13"))).Code);
        Assert.Empty(request.Extend("Complexe.", Day("2026-04-12")));
        Assert.Equal("not-extendable", Assert.Single(request.Extend("Encore.", Day("2026-04-12"))).Code);
    }

    [Theory]
    [InlineData(null, "2026-11-28", "Anaïs Roche", "right-required")]
    [InlineData(PersonRight.Erasure, null, "Anaïs Roche", "day-out-of-range")]
    [InlineData(PersonRight.Erasure, "2026-11-29", "Anaïs Roche", "day-out-of-range")]
    [InlineData(PersonRight.Erasure, "2018-05-24", "Anaïs Roche", "day-out-of-range")]
    [InlineData(PersonRight.Erasure, "2018-05-25", "Anaïs Roche", "")]
    [InlineData(PersonRight.Erasure, "2026-11-28", "  ", "name-required")]
    public void What_is_missing_is_refused_by_its_field(PersonRight? right, string? day, string name, string code) =>
        Assert.Equal(code, string.Join(',', RightsRequest.Receive(new(right, day is null ? null : Day(day), name, null, null, null), Today).Refusals.Select(r => r.Code)));

    [Fact]
    public void It_is_answered_once_with_words_and_a_day_that_follows()
    {
        var request = Received("2026-11-12");

        Assert.Equal(["answer-required", "day-out-of-range"], request.Close("", Day("2026-11-11"), "Claire Aubry", Today).Select(r => r.Code));
        Assert.Null(request.AnsweredOn);
        Assert.Empty(request.Close("Export remis.", Today, "Claire Aubry", Today));
        Assert.Equal("already-answered", Assert.Single(request.Close("Encore.", Today, "Claire Aubry", Today)).Code);
    }
}
