using System.Globalization;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Meetings;

public sealed class AttendanceTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly Guid Anne = Guid.NewGuid();

    [Theory]
    [InlineData("18:30", "20:30", null, null, null, 120)]
    [InlineData("18:30", "20:30", "18:45", null, null, 105)]
    [InlineData("18:30", "20:30", null, "20:00", null, 90)]
    [InlineData("18:30", "20:30", "18:20", "21:00", null, 160)]
    [InlineData("18:30", "20:30", "18:45", "20:00", 90, 90)]
    [InlineData("18:30", "20:30", null, null, 1, 1)]
    [InlineData("18:30", "20:30", null, null, 960, 960)]
    // Past midnight: the departure is of the next day.
    [InlineData("21:00", "00:30", null, null, null, 210)]
    [InlineData("21:00", "23:30", null, "00:15", null, 195)]
    [InlineData("22:00", "02:00", "23:30", "01:00", null, 90)]
    public void Minutes_are_typed_or_run_from_arrival_to_departure(string start, string end, string? arrived, string? left, int? typed, int expected)
    {
        var meeting = Plan(start, end);

        Assert.Empty(meeting.TakeAttendance([new(Anne, "60", AttendanceState.Present, Hour(arrived), Hour(left), typed)], Today));

        var line = Assert.Single(meeting.Attendances);
        Assert.Equal((expected, "60", AttendanceState.Present), (line.Minutes, line.Profession, line.State));
    }

    [Theory]
    [InlineData(null, null, 0, "duration-out-of-range", "entries[0].Minutes")]
    [InlineData(null, null, -5, "duration-out-of-range", "entries[0].Minutes")]
    [InlineData(null, null, 961, "duration-out-of-range", "entries[0].Minutes")]
    [InlineData("19:00", "19:00", null, "no-length", "entries[0].LeftAt")]
    [InlineData("20:00", "19:00", null, "left-before-arrival", "entries[0].LeftAt")]
    // Only one hour is given: it is read with the other of the meeting.
    [InlineData("20:30", null, null, "no-length", "entries[0].ArrivedAt")]
    [InlineData("21:00", null, null, "left-before-arrival", "entries[0].ArrivedAt")]
    [InlineData(null, "18:30", null, "no-length", "entries[0].LeftAt")]
    [InlineData(null, "18:00", null, "left-before-arrival", "entries[0].LeftAt")]
    public void Impossible_hours_are_refused_and_change_nothing(string? arrived, string? left, int? typed, string code, string field)
    {
        var meeting = Plan("18:30", "20:30");

        var refusal = Assert.Single(meeting.TakeAttendance([new(Anne, "60", AttendanceState.Present, Hour(arrived), Hour(left), typed)], Today));

        Assert.Equal((code, field), (refusal.Code, refusal.Field));
        Assert.Equal((MeetingState.Planned, 0), (meeting.State, meeting.Attendances.Count));
    }

    [Fact]
    public void Hours_of_who_did_not_come_are_not_read_nor_kept()
    {
        var meeting = Plan("18:30", "20:30");
        var luc = Guid.NewGuid();

        Assert.Empty(meeting.TakeAttendance([new(luc, "10", AttendanceState.Present), new(Anne, "60", AttendanceState.Excused, Hour("19:00"), Hour("19:00"), 5000)], Today));

        var line = meeting.Attendances.Single(a => a.MemberId == Anne);
        Assert.Equal((0, null, null, null), (line.Minutes, line.ArrivedAt, line.LeftAt, line.TypedMinutes));
    }

    [Fact]
    public void One_person_stands_once_on_the_sheet()
    {
        var entry = new AttendanceEntry(Anne, "60", AttendanceState.Present);

        Assert.Equal("person-twice", Assert.Single(Plan("18:30", "20:30").TakeAttendance([entry, entry], Today)).Code);
    }

    [Fact]
    public void A_correction_replaces_the_line()
    {
        var meeting = Plan("18:30", "20:30");
        Assert.Empty(meeting.TakeAttendance([new(Anne, "60", AttendanceState.Present, Minutes: 45)], Today));

        Assert.Empty(meeting.TakeAttendance([new(Anne, "60", AttendanceState.Present, Hour("19:00"))], Today));

        var line = Assert.Single(meeting.Attendances);
        Assert.Equal((90, null), (line.Minutes, line.TypedMinutes));
    }

    private static Meeting Plan(string start, string end) => Meeting.Plan(new(
        "Plaies chroniques", MeetingKind.WorkingGroup, MissionCode.Pathways, null, new(2026, 11, 12), Hour(start), Hour(end), null, null, null)).Required;

    private static TimeOnly? Hour(string? text) => text is null ? null : TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}
