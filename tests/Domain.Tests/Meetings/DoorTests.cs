using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Meetings;

/// <summary>From acts at the door to the line of the sheet.</summary>
public sealed class DoorTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly Guid Anne = Guid.NewGuid();

    private static DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Paris);

    private static DateTime Utc(string moment) => DateTime.SpecifyKind(DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);

    private static Meeting Plan(string day = "2026-11-12", string start = "18:30", string end = "20:30") => Meeting.Plan(new(
        "Plaies", MeetingKind.WorkingGroup, MissionCode.Pathways, null, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
        TimeOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture), TimeOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture), null, null, null)).Required;

    private static DoorMark Mark(Meeting meeting, DoorAct act, string at) =>
        DoorMark.Keep(meeting.Id, new(Guid.NewGuid(), Anne, act, DoorWay.List, Utc(at), "", ""), Utc("2027-06-01 00:00"));

    private static (Attendance Line, string Issue) Keep(Meeting meeting, params DoorMark[] marks)
    {
        var issue = "";
        for (var i = 0; i < marks.Length; i++)
        {
            issue = meeting.KeepDoor(Anne, "60", DoorPresence.Of(marks[..i]), DoorPresence.Of(marks[..(i + 1)]), Local).Required;
        }
        return (meeting.Attendances.Single(), issue);
    }

    [Theory]
    // In winter Paris is an hour ahead of UTC. Early: from the start; late: from the minute; without departure: to the expected end.
    [InlineData("17:10", null, 120)]
    [InlineData("17:45:59", null, 105)]
    [InlineData("17:45", "19:00", 75)]
    [InlineData("17:10", "20:00", 150)]
    public void Minutes_run_from_the_later_of_start_and_arrival(string arrived, string? left, int minutes)
    {
        var meeting = Plan();
        var marks = new[] { Mark(meeting, DoorAct.Arrival, "2026-11-12 " + arrived) }.Concat(left is null ? [] : [Mark(meeting, DoorAct.Departure, "2026-11-12 " + left)]);
        var (line, issue) = Keep(meeting, [.. marks]);
        Assert.Equal((AttendanceState.Present, minutes, "", MeetingState.Held), (line.State, line.Minutes, issue, meeting.State));
    }

    [Fact]
    public void Whatever_the_order_the_earliest_arrival_and_the_latest_departure_count()
    {
        var meeting = Plan();
        var marks = new[]
        {
            Mark(meeting, DoorAct.Departure, "2026-11-12 19:00"), Mark(meeting, DoorAct.Arrival, "2026-11-12 17:50"), Mark(meeting, DoorAct.Arrival, "2026-11-12 17:40"),
            Mark(meeting, DoorAct.Departure, "2026-11-12 19:20"),
        };
        Assert.Equal(100, Keep(meeting, [marks[1], marks[0], marks[2], marks[3]]).Line.Minutes);
        Assert.Equal(100, Keep(Plan(), [marks[2], marks[3], marks[1], marks[0]]).Line.Minutes);
    }

    [Theory]
    // The night of 24 to 25 October 2026 has an hour more, that of 28 to 29 March an hour less.
    [InlineData("2026-10-24", "2026-10-24 21:00", "2026-10-25 02:00", 300)]
    [InlineData("2026-03-28", "2026-03-28 22:00", "2026-03-29 02:00", 240)]
    public void A_night_in_which_the_clock_changes_counts_the_minutes_that_went_by(string day, string arrived, string left, int minutes)
    {
        var meeting = Plan(day, "22:00", "05:00");
        Assert.Equal(minutes, Keep(meeting, Mark(meeting, DoorAct.Arrival, arrived), Mark(meeting, DoorAct.Departure, left)).Line.Minutes);
    }

    [Fact]
    public void Who_comes_back_after_leaving_is_told()
    {
        var meeting = Plan();
        var (line, issue) = Keep(meeting, Mark(meeting, DoorAct.Arrival, "2026-11-12 17:30"), Mark(meeting, DoorAct.Departure, "2026-11-12 18:00"), Mark(meeting, DoorAct.Arrival, "2026-11-12 18:20"));
        Assert.Equal(120, line.Minutes);
        Assert.StartsWith("Revenu", issue, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hand_that_came_after_the_door_is_not_written_over()
    {
        var meeting = Plan();
        var first = Mark(meeting, DoorAct.Arrival, "2026-11-12 17:50");
        Keep(meeting, first);
        Assert.Empty(meeting.TakeAttendance([new(Anne, "60", AttendanceState.Present, Minutes: 30)], new(2026, 11, 12)));
        var issue = meeting.KeepDoor(Anne, "60", DoorPresence.Of([first]), DoorPresence.Of([first, Mark(meeting, DoorAct.Arrival, "2026-11-12 17:31")]), Local).Required;
        Assert.Contains("corrigée à la main", issue, StringComparison.Ordinal);
        Assert.Equal(30, meeting.Attendances.Single().Minutes);
    }

    [Fact]
    public void Taken_back_the_line_is_that_of_somebody_invited()
    {
        var meeting = Plan();
        var mark = Mark(meeting, DoorAct.Arrival, "2026-11-12 17:50");
        Keep(meeting, mark);
        var before = DoorPresence.Of([mark]);
        mark.TakeBack();
        Assert.Equal("", meeting.KeepDoor(Anne, "60", before, DoorPresence.Of([mark]), Local).Required);
        Assert.Equal((AttendanceState.Invited, false, MeetingState.Planned), (meeting.Attendances.Single().State, meeting.Attendances.Single().IsEntered, meeting.State));
    }

    [Fact]
    public void A_departure_is_asked_after_a_quarter_of_an_hour()
    {
        var presence = DoorPresence.Of([Mark(Plan(), DoorAct.Arrival, "2026-11-12 17:50")]);
        Assert.False(presence.AsksDeparture(Utc("2026-11-12 18:04")));
        Assert.True(presence.AsksDeparture(Utc("2026-11-12 18:05")));
    }

    [Theory]
    [InlineData("M1 1L2 2 3 3 4 4 600 200", true)]
    [InlineData("M1 1L2 2 3 3M4 4M5 5", true)]
    [InlineData("", false)]
    [InlineData("M1 1L2 2 3 3", false)]
    [InlineData("M1 1L2 2 3 3 4 4 601 5", false)]
    [InlineData("M1 1L2 2 3 3 4 4 -5 5", false)]
    [InlineData("M1 1L2 2 3 3 4 4 5", false)]
    [InlineData("M1 1L2 2 3 3 4 4 5 5\"/><script>", false)]
    [InlineData("x1 1L2 2 3 3 4 4 5 5", false)]
    public void A_signature_is_lines_on_a_grid_or_nothing(string text, bool reads)
    {
        var read = SignatureDrawing.Parse(text);
        Assert.Equal(reads, read.Succeeded);
        Assert.Equal(reads ? text : null, read.Value?.ToString());
    }

    [Fact]
    public void A_signature_without_end_is_refused() =>
        Assert.Equal("signature-too-long", SignatureDrawing.Parse("M1 1L" + string.Join(' ', Enumerable.Repeat("2 2", 3000))).Refusals[0].Code);

    [Theory]
    [InlineData("k7pm-2xq9 4t0b", "K7PM2XQ94T0B")]
    [InlineData("K7PM2XQ94TOB", "K7PM2XQ94T0B")]
    [InlineData("K7PM2XQ94T0", null)]
    [InlineData("K7PM2XQ94T0U", null)]
    [InlineData(null, null)]
    public void A_code_reads_as_it_is_typed(string? typed, string? code) => Assert.Equal(code, DoorCode.Read(typed));

    [Fact]
    public void The_poster_answers_around_the_meeting_until_it_is_closed()
    {
        var door = MeetingDoor.Prepare(Guid.NewGuid());
        var start = Utc("2026-11-12 17:30");
        Assert.Empty(door.Change(30, 15, true));
        Assert.Equal([false, true, true, false], new[] { -31, -30, 135, 136 }.Select(m => door.Answers(start, 120, start.AddMinutes(m))));
        door.Close();
        Assert.False(door.Answers(start, 120, start));
        Assert.Equal(2, door.Change(-1, 1000, true).Count);
    }
}
