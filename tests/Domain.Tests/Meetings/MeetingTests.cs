using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Meetings;

public sealed class MeetingTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly Guid Anne = Guid.NewGuid();
    private static readonly Guid Luc = Guid.NewGuid();

    private static readonly MeetingDetails Evening = new(
        " Plaies  chroniques ", MeetingKind.WorkingGroup, MissionCode.Pathways, null, new(2026, 11, 12), new(18, 30), new(20, 30), "Salle des fêtes", "", "Protocole");

    public static TheoryData<string, string, MeetingDetails> Refused { get; } = new()
    {
        { "title-required", "Title", Evening with { Title = "" } },
        { "title-required", "Title", Evening with { Title = new('a', 201) } },
        { "kind-required", "Kind", Evening with { Kind = null } },
        { "day-required", "Day", Evening with { Day = null } },
        { "day-unlikely", "Day", Evening with { Day = new(1926, 11, 12) } },
        { "hour-required", "StartsAt", Evening with { StartsAt = null } },
        { "hour-required", "EndsAt", Evening with { EndsAt = null } },
        { "hour-required", "EndsAt", Evening with { EndsAt = new(18, 30) } },
        { "meeting-too-long", "EndsAt", Evening with { EndsAt = new(18, 0) } },
        { "text-too-long", "Place", Evening with { Place = new('a', 301) } },
        { "link-invalid", "Link", Evening with { Link = "visio.example" } },
        { "link-invalid", "Link", Evening with { Link = "http://visio.example" } },
        { "link-invalid", "Link", Evening with { Link = "javascript:alert(1)" } },
        { "text-too-long", "Agenda", Evening with { Agenda = new('a', 4001) } },
        { "fiche-of-other-mission", "FicheActionId", Evening with { FicheAction = Fiche(MissionCode.Prevention) } },
        { "fiche-of-other-mission", "FicheActionId", Evening with { Mission = null, FicheAction = Fiche(MissionCode.Pathways) } },
    };

    [Theory, MemberData(nameof(Refused))]
    public void A_refusal_names_its_field_and_changes_nothing(string code, string field, MeetingDetails details)
    {
        var meeting = Meeting.Plan(Evening).Required;

        var refusal = Assert.Single(meeting.Change(details));

        Assert.Equal((code, field), (refusal.Code, refusal.Field));
        Assert.Equal(("Plaies chroniques", new DateOnly(2026, 11, 12), new TimeOnly(20, 30), "Salle des fêtes"), (meeting.Title, meeting.Day, meeting.EndsAt, meeting.Place));
        Assert.False(Meeting.Plan(details).Succeeded);
    }

    [Fact]
    public void A_meeting_of_governance_has_no_mission_and_one_of_a_fiche_has_its()
    {
        Assert.True(Meeting.Plan(Evening with { Mission = null, Kind = MeetingKind.Bureau, Link = "https://visio.example/ca" }).Succeeded);
        Assert.True(Meeting.Plan(Evening with { FicheAction = Fiche(MissionCode.Pathways) }).Succeeded);
    }

    [Fact]
    public void Nobody_is_invited_twice()
    {
        var meeting = Meeting.Plan(Evening).Required;

        Assert.Equal(2, meeting.Invite([Anne, Luc, Anne]));
        Assert.Equal(0, meeting.Invite([Luc]));
        Assert.Equal(2, meeting.Attendances.Count);
        Assert.All(meeting.Attendances, a => Assert.Equal((AttendanceState.Invited, 0), (a.State, a.Minutes)));
    }

    [Fact]
    public void Somebody_whose_attendance_is_entered_stays_on_the_sheet()
    {
        var zoe = Guid.NewGuid();
        var meeting = Held(
            new AttendanceEntry(Anne, "60", AttendanceState.Present), new AttendanceEntry(Luc, "10", AttendanceState.Excused),
            new AttendanceEntry(zoe, "21", AttendanceState.Invited));

        Assert.Equal("already-entered", Assert.Single(meeting.Uninvite(Anne)).Code);
        Assert.Equal("already-entered", Assert.Single(meeting.Uninvite(Luc)).Code);
        Assert.Empty(meeting.Uninvite(zoe));
        Assert.Equal("not-invited", Assert.Single(meeting.Uninvite(zoe)).Code);
        Assert.Equal([Anne, Luc], meeting.Attendances.Select(a => a.MemberId));
    }

    [Fact]
    public void A_held_meeting_is_not_cancelled_and_a_cancelled_one_comes_back()
    {
        var held = Held(new AttendanceEntry(Anne, "60", AttendanceState.Present));
        Assert.Equal("already-held", Assert.Single(held.Cancel()).Code);
        held.Restore();
        Assert.Equal(MeetingState.Held, held.State);

        var planned = Meeting.Plan(Evening).Required;
        Assert.Empty(planned.Cancel());
        Assert.False(planned.AwaitsAttendance(Today));
        Assert.Equal("meeting-cancelled", Assert.Single(planned.TakeAttendance([new(Anne, "60", AttendanceState.Present)], Today)).Code);
        planned.Restore();
        Assert.Equal(MeetingState.Planned, planned.State);
    }

    [Theory]
    [InlineData("2026-11-21", true)]
    [InlineData("2026-11-22", false)]
    [InlineData("2026-11-23", false)]
    public void Attendance_is_awaited_from_the_day_after(string day, bool expected) =>
        Assert.Equal(expected, Meeting.Plan(Evening with { Day = Day(day) }).Required.AwaitsAttendance(Today));

    [Theory]
    [InlineData("2026-11-22", true)]
    [InlineData("2026-11-23", false)]
    public void Attendance_is_taken_from_the_day_itself(string day, bool expected)
    {
        var meeting = Meeting.Plan(Evening with { Day = Day(day) }).Required;

        var refusals = meeting.TakeAttendance([new(Anne, "60", AttendanceState.Present)], Today);

        Assert.Equal(expected ? [] : ["meeting-to-come"], refusals.Select(r => r.Code));
        Assert.Equal((expected ? MeetingState.Held : MeetingState.Planned, expected ? 1 : 0), (meeting.State, meeting.Attendances.Count));
    }

    [Fact]
    public void The_first_entry_wants_somebody_present_and_a_correction_may_take_the_last_one_away()
    {
        var meeting = Meeting.Plan(Evening).Required;
        Assert.Equal("nobody-present", Assert.Single(meeting.TakeAttendance([new(Anne, "60", AttendanceState.Absent)], Today)).Code);
        Assert.Empty(meeting.Attendances);
        Assert.Empty(meeting.TakeAttendance([new(Anne, "60", AttendanceState.Present)], Today));
        Assert.Empty(meeting.TakeAttendance([new(Luc, "10", AttendanceState.Excused)], Today));
        Assert.Equal(MeetingState.Held, meeting.State);

        Assert.Empty(meeting.TakeAttendance([new(Anne, "60", AttendanceState.Absent)], Today));

        Assert.True(meeting.AwaitsAttendance(Today));
        Assert.Empty(meeting.Cancel());
    }

    [Fact]
    public void The_hours_of_the_meeting_measure_again_who_gave_none()
    {
        var meeting = Held(
            new AttendanceEntry(Anne, "60", AttendanceState.Present),
            new AttendanceEntry(Luc, "10", AttendanceState.Present, Minutes: 45));
        Assert.Equal([120, 45], meeting.Attendances.Select(a => a.Minutes));

        Assert.Empty(meeting.Change(Evening with { EndsAt = new(21, 0) }));

        Assert.Equal([150, 45], meeting.Attendances.Select(a => a.Minutes));
        Assert.Equal(150, meeting.Minutes);
    }

    [Fact]
    public void Hours_that_belie_an_arrival_are_refused()
    {
        var meeting = Held(new AttendanceEntry(Anne, "60", AttendanceState.Present, ArrivedAt: new(20, 0)));

        Assert.Equal(("attendance-belied", "EndsAt"), Assert.Single(meeting.Change(Evening with { EndsAt = new(19, 30) })) is var r ? (r.Code, r.Field) : default);
        Assert.Equal((new TimeOnly(20, 30), 30), (meeting.EndsAt, meeting.Attendances[0].Minutes));
    }

    private static Meeting Held(params AttendanceEntry[] entries)
    {
        var meeting = Meeting.Plan(Evening).Required;
        Assert.Empty(meeting.TakeAttendance(entries, Today));
        return meeting;
    }

    private static FicheAction Fiche(MissionCode mission) =>
        FicheAction.Write(new(mission, "Fiche", null, null, null, null, null, null, null, null, null, null, FicheActionState.Draft)).Required;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
