using Tisserand.Domain.Meetings;
using Xunit;

namespace Tisserand.Domain.Tests.Meetings;

public sealed class ProfessionalInvitationTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly Guid Somebody = Guid.NewGuid();

    private static Meeting Rit(string day = "2026-11-12") => Meeting.Plan(new(
        "Information", MeetingKind.TerritorialInformation, null, null, DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        new(19, 0), new(21, 0), null, null, null)).Required;

    private static ProfessionalInvitation Invited(Guid? member = null) => ProfessionalInvitation.Of(Guid.NewGuid(), Guid.NewGuid(), new(
        "899700000001", "Dr", "Martin", "Anne", "10", "62534", "Cabinet", "1 rue de l’Église", "62380", "LUMBRES", "anne@example.org", member));

    [Fact]
    public void Who_came_without_an_entry_holds_the_meeting_and_nobody_makes_it_awaited_again()
    {
        var (rit, anne) = (Rit(), Invited());

        Assert.Empty(rit.Receive([anne], AttendanceState.Present, Today, othersCame: false));
        Assert.Equal((MeetingState.Held, AttendanceState.Present), (rit.State, anne.State));
        Assert.Single(rit.Cancel());
        Assert.Empty(rit.Receive([anne], AttendanceState.Absent, Today, othersCame: false));
        Assert.Equal(MeetingState.Planned, rit.State);
    }

    [Fact]
    public void A_meeting_to_come_or_cancelled_receives_nobody()
    {
        var (later, cancelled) = (Rit("2026-12-03"), Rit());
        cancelled.Cancel();

        Assert.Equal("meeting-to-come", Assert.Single(later.Receive([Invited()], AttendanceState.Present, Today, false)).Code);
        Assert.Equal("meeting-cancelled", Assert.Single(cancelled.Receive([Invited()], AttendanceState.Present, Today, false)).Code);
        Assert.Equal("on-the-sheet", Assert.Single(Rit().Receive([Invited(Somebody)], AttendanceState.Present, Today, false)).Code);
    }

    [Fact]
    public void The_sheet_alone_may_be_of_people_who_were_not_there_when_others_came()
    {
        var rit = Rit();
        AttendanceEntry[] absent = [new(Somebody, "60", AttendanceState.Absent)];

        Assert.Equal("nobody-present", Assert.Single(rit.TakeAttendance(absent, Today)).Code);
        Assert.Empty(rit.TakeAttendance(absent, Today, othersCame: true));
        Assert.Equal(MeetingState.Held, rit.State);
    }

    [Fact]
    public void Who_gets_an_entry_takes_the_presence_to_the_sheet_once()
    {
        var (rit, anne) = (Rit(), Invited());
        rit.Receive([anne], AttendanceState.Present, Today, false);

        rit.MoveToSheet(anne, Somebody, "10");

        var line = Assert.Single(rit.Attendances);
        Assert.Equal((AttendanceState.Present, 120, "10"), (line.State, line.Minutes, line.Profession));
        Assert.Equal((Somebody, AttendanceState.Invited), (anne.MemberId!.Value, anne.State));
    }

    [Fact]
    public void The_sheet_prevails_over_the_invitation_and_the_absent_of_a_past_meeting_are_not_put_on_it()
    {
        var (rit, anne, luc) = (Rit(), Invited(), Invited());
        rit.TakeAttendance([new(Somebody, "10", AttendanceState.Present, Minutes: 45)], Today);
        rit.Receive([anne], AttendanceState.Present, Today, true);

        rit.MoveToSheet(anne, Somebody, "10");
        rit.MoveToSheet(luc, Guid.NewGuid(), "60");

        Assert.Equal(45, Assert.Single(rit.Attendances).Minutes);
    }

    [Theory]
    [InlineData(false, false, "2027-11-12", false)]
    [InlineData(false, false, "2027-11-13", true)]
    [InlineData(true, false, "2027-11-13", false)]
    [InlineData(false, true, "2029-11-12", false)]
    [InlineData(false, true, "2029-11-13", true)]
    public void Names_are_forgotten_a_year_after_or_three_years_for_who_came_or_is_interested(bool present, bool interested, string day, bool forgotten)
    {
        var (rit, anne) = (Rit(), Invited());
        if (present)
        {
            rit.Receive([anne], AttendanceState.Present, Today, false);
        }
        anne.Interest(interested);

        Assert.Equal(forgotten, anne.IsToForget(rit.Day, DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void What_is_forgotten_names_nobody_and_still_counts()
    {
        var anne = Invited();
        anne.Mailed(Today);
        anne.Forget();

        Assert.Null(anne.NationalId);
        Assert.Equal("", anne.FullName + anne.FoldedName + anne.Address + anne.PostalCode + anne.City + anne.Email + anne.Place + anne.Civility);
        Assert.Equal(("10", "62534", true), (anne.Profession, anne.Commune, anne.IsReached));
    }

    [Fact]
    public void A_returned_letter_reached_nobody()
    {
        var anne = Invited();
        anne.Posted(Today);
        anne.Return(isReturned: true);

        Assert.False(anne.IsReached);
    }

    [Fact]
    public void Texts_of_the_directory_that_are_too_long_are_cut()
    {
        var anne = ProfessionalInvitation.Of(Guid.NewGuid(), Guid.NewGuid(), new(
            "899700000001", "", new string('A', 900), "Anne", "10", "", new string('B', 900), "", "62380 CEDEX LONG", "", "", null));

        Assert.Equal((400, 400, 10), (anne.LastName.Length, anne.Place.Length, anne.PostalCode.Length));
    }

    [Fact]
    public void Counts_of_professions_add_up() => Assert.Equal(
        new InvitationCount("", 7, 3, 5, 4, 2),
        InvitationCount.Sum([new("10", 3, 1, 2, 1, 1), new("60", 4, 2, 3, 3, 1)]));
}
