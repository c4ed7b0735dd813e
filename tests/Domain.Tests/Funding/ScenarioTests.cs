using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Funding;

/// <summary>The rules of docs/rules/scenarios.md.</summary>
public sealed class ScenarioTests
{
    private static readonly DateOnly SignedOn = new(2025, 3, 1);
    private static readonly ScenarioDetails Nothing = new("Essai", null, null, [], []);

    [Fact]
    public void A_mission_that_would_start_earlier_brings_its_days()
    {
        var comparison = Compare(Nothing with { Starts = [(MissionCode.Pathways, new(2026, 9, 1))] }, startsOn: new(2026, 12, 1));

        // Fixed part of year 2: 45 000 × 181/365 against 45 000 × 90/365; the variable part « au plus » the same.
        Assert.Equal([11_219.18m, 11_219.18m], comparison.Changed.Select(l => l.Difference.Euros));
        Assert.Equal(comparison.Difference, comparison.Years.Sum(y => y.Difference));
        Assert.Equal([2], comparison.Changed.Select(l => l.ContractYear).Distinct());
    }

    [Fact]
    public void A_size_lost_counts_from_its_day_and_an_optional_mission_is_added()
    {
        var lost = Compare(Nothing with { Population = 62_000, PopulationFrom = new(2027, 3, 1) });
        Assert.Equal([0m, 0m, -15_000m, -15_000m, -15_000m], lost.Years.Select(y => y.Difference.Euros));

        var added = Compare(Nothing with { Starts = [(MissionCode.Quality, new(2027, 3, 1))] });
        Assert.Equal([0m, 0m, 30_000m, 30_000m, 30_000m], added.Years.Select(y => y.Difference.Euros));
    }

    [Fact]
    public void An_indicator_imagined_weighs_as_in_its_mission_from_the_present_year_on()
    {
        var (strong, weak) = (Indicator(2), Indicator(1));
        var contract = Contract();
        var outlook = Outlook(contract, SignedOn);
        var scenario = Scenario.Imagine(outlook, Nothing with { Attainments = [(strong.Id, 50)] }).Required;

        var comparison = scenario.Compare(outlook, [strong, weak]).Required;

        // (2 × 50 % + 1 × 100 %) ÷ 3 = 66,67 % of 45 000, in each year: the present one is the second.
        Assert.Equal(-14_998.50m, comparison.Years[1].Difference.Euros);
        Assert.Equal(0m, comparison.Years[0].Difference.Euros);
    }

    [Fact]
    public void It_refuses_by_its_field_and_changes_nothing_then()
    {
        var outlook = Outlook(Contract(), null);
        Assert.Equal(["name-needed", "nothing-changes"], Scenario.Imagine(outlook, Nothing with { Name = " " }).Refusals.Select(r => r.Code));
        Assert.Equal(nameof(Scenario.PopulationFrom), Assert.Single(Scenario.Imagine(outlook, Nothing with { Population = 62_000 }).Refusals).Field);
        Assert.Equal("population-out-of-range", Assert.Single(Scenario.Imagine(outlook, Nothing with { Population = 0, PopulationFrom = SignedOn }).Refusals).Code);
        Assert.Equal("Missions.parcours", Assert.Single(Scenario.Imagine(outlook, Nothing with { Starts = [(MissionCode.Pathways, new(2024, 1, 1))] }).Refusals).Field);
        Assert.Equal("percent-out-of-range", Assert.Single(Scenario.Imagine(outlook, Nothing with { Attainments = [(Guid.NewGuid(), 101)] }).Refusals).Code);

        var kept = Scenario.Imagine(outlook, Nothing with { Population = 62_000, PopulationFrom = SignedOn }).Required;
        Assert.NotEmpty(kept.Change(outlook, Nothing));
        Assert.Equal(62_000, kept.Population);
    }

    private static PlanComparison Compare(ScenarioDetails details, DateOnly? startsOn = null)
    {
        var outlook = Outlook(Contract(), startsOn);
        return Scenario.Imagine(outlook, details).Required.Compare(outlook, []).Required;
    }

    private static AciContract Contract() => AciContract.Sign(SignedOn, null, new(98_412, 2022, "Contrat", false), true).Required;

    private static ContractOutlook Outlook(AciContract contract, DateOnly? startsOn)
    {
        var missions = new List<MissionOfContract>();
        if (startsOn is not null)
        {
            var mission = new MissionOfContract(contract.Id, MissionCode.Pathways);
            Assert.Empty(mission.Date(new(startsOn, null, null, null), SignedOn, new(2026, 11, 22)));
            missions.Add(mission);
        }
        return new(contract, missions, new(2026, 11, 22));
    }

    private static Indicator Indicator(decimal weight)
    {
        var indicator = Domain.Indicators.Indicator.Define(Guid.NewGuid(), new("Réunions", "", "", IndicatorLevel.Local, IndicatorUse.Result, IndicatorProducer.Cpts, AttainmentRule.Linear,
            IndicatorCount.None, null, null, 0, [new(MissionCode.Pathways, weight)], [new(2, 5)])).Required;
        typeof(Indicator).GetProperty(nameof(indicator.Id))!.SetValue(indicator, Guid.NewGuid());
        return indicator;
    }
}
