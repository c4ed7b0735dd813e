using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Indicators;

/// <summary>The example of docs/rules/atteinte.md.</summary>
public sealed class MoneyAtStakeTests
{
    [Fact]
    public void The_shortfall_and_ten_points_more_are_those_of_the_rule()
    {
        // Weight 2 at 80 %, weight 1 at 66,67 %: 75,56 % of 45 000.
        var stake = MoneyAtStake.Of(Attainment((2, 120, 150), (1, 30, 45)), Money.FromEuros(45_000));

        Assert.Equal(34_002m, stake.Earned!.Value.Euros);
        Assert.Equal(10_998m, stake.Shortfall!.Value.Euros);
        Assert.Equal([30_000m, 15_000m], stake.Indicators.Select(i => i.Weighs.Euros));
        Assert.Equal(stake.Shortfall, stake.Indicators.Sum(i => i.Shortfall!.Value));
        Assert.Equal([3_000m, 1_500m], stake.Indicators.Select(i => i.TenPoints!.Value.Euros));
        Assert.Equal(4_500m, stake.TenPoints!.Value.Euros);
        Assert.Equal((stake.Shortfall, stake.TenPoints), (stake.Working!.Amount, stake.TenPointsWorking!.Amount));
    }

    [Fact]
    public void Fewer_than_ten_points_left_bring_what_is_left()
    {
        var stake = MoneyAtStake.Of(Attainment((1, 95, 100)), Money.FromEuros(10_000));

        Assert.Equal(500m, stake.TenPoints!.Value.Euros);
        Assert.Equal(500m, stake.Indicators[0].TenPoints!.Value.Euros);
        Assert.Equal(0m, MoneyAtStake.Of(Attainment((1, 120, 100)), Money.FromEuros(10_000)).TenPoints!.Value.Euros);
    }

    [Fact]
    public void An_awaited_value_leaves_only_what_each_weighs()
    {
        var stake = MoneyAtStake.Of(Attainment((1, 50, 100), (1, null, 100)), Money.FromEuros(10_000));

        Assert.Null(stake.Earned);
        Assert.Null(stake.Working);
        Assert.Equal([5_000m, 5_000m], stake.Indicators.Select(i => i.Weighs.Euros));
        Assert.All(stake.Indicators, i => Assert.Null(i.Shortfall));
        Assert.Null(stake.Indicators[1].TenPoints);
    }

    [Fact]
    public void Whatever_the_weights_shares_add_up_to_the_cent()
    {
        var random = new Random(20261128);
        for (var i = 0; i < 300; i++)
        {
            var lines = Enumerable.Range(0, random.Next(1, 6)).Select(_ => (random.Next(1, 1000) / 100m, (decimal?)random.Next(0, 130), 100m)).ToArray();
            var stake = MoneyAtStake.Of(Attainment(lines), new Money(random.Next(1, 9_000_000)));

            Assert.Equal(stake.Most, stake.Indicators.Sum(x => x.Weighs));
            Assert.Equal(stake.Shortfall, stake.Indicators.Sum(x => x.Shortfall!.Value));
            Assert.True(stake.TenPoints <= stake.Shortfall);
        }
    }

    private static MissionAttainment Attainment(params (decimal Weight, decimal? Value, decimal Target)[] indicators)
    {
        var results = indicators.Select(i =>
        {
            var indicator = Indicator.Define(Guid.NewGuid(), new("Réunions", "", "", IndicatorLevel.Local, IndicatorUse.Result, IndicatorProducer.Cpts, AttainmentRule.Linear,
                IndicatorCount.None, null, null, 0, [new(MissionCode.Pathways, i.Weight)], [new(1, i.Target)])).Required;
            if (i.Value is { } value)
            {
                _ = indicator.Measure(1, value, new(2026, 9, 1), "", new(2026, 11, 1)).Required;
            }
            return IndicatorResult.Of(indicator, 1, new YearFacts([], [], []));
        }).ToList();
        return MissionAttainment.Of(results, 1).Single();
    }
}
