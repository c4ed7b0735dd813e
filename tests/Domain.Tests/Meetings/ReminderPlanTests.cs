using System.Globalization;
using Tisserand.Domain.Meetings;
using Xunit;

namespace Tisserand.Domain.Tests.Meetings;

public sealed class ReminderPlanTests
{
    private const int Hour = 60, Day = 1440;

    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Theory]
    [InlineData("2026-12-03 18:30", 15 * Day, "2026-11-18 17:30")]
    [InlineData("2026-12-03 18:30", 2 * Hour, "2026-12-03 15:30")]
    [InlineData("2026-12-03 20:30", 2 * Day, "2026-12-02 07:00")] // 20:30 two days before waits for the morning.
    [InlineData("2026-12-03 09:00", 2 * Hour, "2026-12-03 07:00")] // 7:00 waits for 8:00.
    [InlineData("2026-12-03 08:00", 2 * Hour, "2026-12-02 18:00")] // 8:00 is the meeting: the evening before, 19:00.
    [InlineData("2026-12-03 23:30", 2 * Hour, "2026-12-03 18:00")] // 21:30 would wait beyond the meeting: 19:00 that evening.
    [InlineData("2026-03-29 18:30", Day, "2026-03-28 17:30")] // The clock goes forward between the two: the same hour on each.
    [InlineData("2026-03-30 18:30", 2 * Day, "2026-03-28 17:30")]
    [InlineData("2026-10-25 18:30", Day, "2026-10-24 16:30")] // And back.
    [InlineData("2026-10-25 12:00", 4 * Hour, "2026-10-25 07:00")]
    public void A_reminder_leaves_by_the_clock_of_the_cpts_outside_of_the_quiet_hours(string start, int minutes, string utc) =>
        Assert.Equal(Moment(utc), ReminderPlan.LeavesAt(Moment(start), minutes, Paris));

    [Theory]
    [InlineData("2026-11-18 17:29", null)]
    [InlineData("2026-11-18 17:30", 15 * Day)]
    [InlineData("2026-11-19 17:31", null)] // More than a day after its moment: planned too late for that one.
    [InlineData("2026-12-01 17:30", 2 * Day)]
    [InlineData("2026-12-01 21:00", null)] // 22:00 in Paris: a server that was away waits too.
    [InlineData("2026-12-02 07:00", 2 * Day)]
    [InlineData("2026-12-03 15:30", 2 * Hour)]
    [InlineData("2026-12-03 17:29", 2 * Hour)]
    [InlineData("2026-12-03 17:30", null)] // It begins.
    public void The_shortest_delay_whose_moment_has_come_is_sent(string now, int? minutes) =>
        Assert.Equal(minutes, ReminderPlan.Of(null).Due(Moment("2026-12-03 18:30"), Moment(now), Paris));

    [Fact]
    public void A_plan_refuses_what_would_say_nothing()
    {
        var plan = ReminderPlan.Of(null);
        Assert.Equal(["delays-required"], plan.Change(true, [], "Venez").Select(r => r.Code));
        Assert.Equal(["delays-required"], plan.Change(true, [7], "Venez").Select(r => r.Code));
        Assert.Equal(["text-required"], plan.Change(true, [Day], "  ").Select(r => r.Code));
        Assert.Equal(["mark-unknown"], plan.Change(true, [Day], "Bonjour {nom}").Select(r => r.Code));
        Assert.Equal([15 * Day, 2 * Day, 2 * Hour], plan.Minutes());
        Assert.Empty(plan.Change(true, [Hour, Day, Day], "Bonjour {prenom}"));
        Assert.Equal([Day, Hour], plan.Minutes());
        Assert.Empty(plan.Change(false, [], "Bonjour {prenom}"));
        Assert.Null(plan.Due(Moment("2026-12-03 18:30"), Moment("2026-12-03 17:00"), Paris));
    }

    [Fact]
    public void A_line_left_empty_by_its_mark_goes_away()
    {
        var plan = ReminderPlan.Of(null);
        Assert.Empty(plan.Change(true, [Day], "Bonjour {prenom},\n\n{lieu}\n{lien}\n\nMerci"));
        Assert.Equal("Bonjour Zoé,\n\nLumbres\n\nMerci", plan.Fill(new Dictionary<string, string> { ["prenom"] = "Zoé", ["lieu"] = "Lumbres", ["lien"] = "" }));
        Assert.Equal("Bonjour {titre},\n\nMerci", plan.Fill(new Dictionary<string, string> { ["prenom"] = "{titre}", ["lieu"] = "", ["lien"] = "" }));
    }

    private static DateTime Moment(string text) => DateTime.SpecifyKind(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
