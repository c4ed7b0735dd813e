using System.Globalization;
using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Missions;

public sealed class MissionDeadlinesTests
{
    [Theory]
    [InlineData("2023-03-01", MissionCode.CareAccess, "2023-09-01", "2024-09-01")]
    [InlineData("2023-03-01", MissionCode.Pathways, "2024-03-01", "2025-03-01")]
    [InlineData("2023-03-01", MissionCode.Prevention, "2024-03-01", "2025-03-01")]
    [InlineData("2023-03-01", MissionCode.HealthCrisis, "2023-09-01", "2024-09-01")]
    [InlineData("2023-08-31", MissionCode.CareAccess, "2024-02-29", "2025-02-28")] // clipped to the month's end
    [InlineData("2022-08-30", MissionCode.CareAccess, "2023-02-28", "2024-02-29")]
    [InlineData("2024-02-29", MissionCode.Pathways, "2025-02-28", "2026-02-28")]
    [InlineData("2020-05-10", MissionCode.HealthCrisis, "2023-06-01", "2024-06-01")] // clock of 1 December 2022
    [InlineData("2022-11-30", MissionCode.HealthCrisis, "2023-06-01", "2024-06-01")]
    [InlineData("2022-12-01", MissionCode.HealthCrisis, "2023-06-01", "2024-06-01")]
    [InlineData("2022-12-02", MissionCode.HealthCrisis, "2023-06-02", "2024-06-02")]
    [InlineData("2020-05-10", MissionCode.CareAccess, "2020-11-10", "2021-11-10")]
    public void Start_and_deployment_are_counted_in_months_from_the_signature(string signedOn, MissionCode mission, string start, string deployed)
    {
        var found = MissionDeadlines.Of(DateOnly.Parse(signedOn, CultureInfo.InvariantCulture))
            .Where(d => d.Mission == mission)
            .ToDictionary(d => d.Step, d => d.DueOn.ToString("O", CultureInfo.InvariantCulture));
        Assert.Equal((start, deployed), (found[MissionStep.Start], found[MissionStep.Deployment]));
    }

    [Fact]
    public void Optional_missions_are_free() =>
        Assert.All(MissionDeadlines.Of(new(2023, 3, 1)), d => Assert.True(d.Mission.IsSocle()));

    [Fact]
    public void Codes_read_back_and_nothing_else_does()
    {
        Assert.Equal(
            ["acces-soins", "parcours", "prevention", "crise-sanitaire", "qualite", "accompagnement"], MissionCodes.All.Select(m => m.Code()));
        Assert.All(MissionCodes.All, m => Assert.Equal(m, MissionCodes.Find(m.Code())));
        Assert.All(new[] { "", "Parcours", "crise", "CareAccess", null }, text => Assert.Null(MissionCodes.Find(text)));
        Assert.Equal(4, MissionCodes.All.Count(m => m.IsSocle()));
    }
}
