using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Missions;

public sealed class MissionOfContractTests
{
    private static readonly DateOnly Signed = new(2025, 10, 1);
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void Money_runs_from_the_acted_start_then_the_start_then_the_planned_one()
    {
        var mission = new MissionOfContract(Guid.NewGuid(), MissionCode.Prevention);
        Assert.Equal((null, MissionState.NotPlanned), (mission.StartsOn, mission.State));

        Assert.Empty(mission.Date(new(new(2027, 1, 1), null, null, null), Signed, Today));
        Assert.Equal((new DateOnly(2027, 1, 1), null, MissionState.Planned), (mission.StartsOn, mission.ReallyStartedOn, mission.State));

        Assert.Empty(mission.Date(new(new(2027, 1, 1), new(2026, 3, 20), null, null), Signed, Today));
        Assert.Equal((new DateOnly(2026, 3, 20), MissionState.Started), (mission.StartsOn, mission.State));

        Assert.Empty(mission.Date(new(null, new(2026, 3, 20), new(2026, 4, 1), null), Signed, Today));
        Assert.Equal((new DateOnly(2026, 4, 1), MissionState.Acted), (mission.StartsOn, mission.State));

        Assert.Empty(mission.Date(new(null, new(2026, 3, 20), null, new(2026, 3, 20)), Signed, Today));
        Assert.Equal(MissionState.Deployed, mission.State);
    }

    [Theory]
    [InlineData("2025-09-30", null, null, null, "start-before-signature", "PlannedOn")]
    [InlineData(null, "2025-09-30", null, null, "start-before-signature", "StartedOn")]
    [InlineData(null, null, "2025-09-30", null, "start-before-signature", "ActedOn")]
    [InlineData(null, "2026-11-23", null, null, "day-to-come", "StartedOn")]
    [InlineData(null, null, null, "2026-01-01", "deployed-before-start", "DeployedOn")]
    [InlineData("2026-01-01", null, null, "2026-02-01", "deployed-before-start", "DeployedOn")]
    [InlineData(null, "2026-03-01", null, "2026-02-28", "deployed-before-start", "DeployedOn")]
    public void Impossible_dates_are_refused_and_change_nothing(string? planned, string? started, string? acted, string? deployed, string code, string field)
    {
        var mission = new MissionOfContract(Guid.NewGuid(), MissionCode.CareAccess);

        var refusal = Assert.Single(mission.Date(new(Day(planned), Day(started), Day(acted), Day(deployed)), Signed, Today));

        Assert.Equal((code, field), (refusal.Code, refusal.Field));
        Assert.True(mission.Dates.AreEmpty);
    }

    [Theory]
    [InlineData("2026-11-22", null, DeadlineState.Soon)]
    [InlineData("2026-11-21", null, DeadlineState.Late)]
    [InlineData("2027-01-21", null, DeadlineState.Soon)]
    [InlineData("2027-01-22", null, DeadlineState.Ahead)]
    [InlineData("2026-04-01", "2026-04-01", DeadlineState.Met)]
    [InlineData("2026-04-01", "2026-04-02", DeadlineState.MetLate)]
    public void A_deadline_includes_its_day_and_is_announced_sixty_days_before(string dueOn, string? doneOn, DeadlineState expected) =>
        Assert.Equal(expected, DeadlineStates.Of(Day(dueOn)!.Value, Day(doneOn), Today));

    [Fact]
    public void An_event_of_which_nothing_is_known_is_past_never_late() =>
        Assert.Equal(DeadlineState.Past, DeadlineStates.OfEvent(new(2026, 11, 21), Today));

    [Fact]
    public void A_planned_start_does_not_keep_the_deadline()
    {
        var mission = new MissionOfContract(Guid.NewGuid(), MissionCode.CareAccess);
        mission.Date(new(new(2026, 3, 1), null, null, null), Signed, Today);

        var progress = MissionProgress.Of(Signed, [mission], Today)[0];

        Assert.Equal((new DateOnly(2026, 4, 1), DeadlineState.Late), (progress.Deadlines[0].Deadline.DueOn, progress.Deadlines[0].State));
    }

    private static DateOnly? Day(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
