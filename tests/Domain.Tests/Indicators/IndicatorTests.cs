using Tisserand.Domain.Indicators;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Indicators;

public sealed class IndicatorTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Guid Fiche = Guid.NewGuid();
    private static readonly Guid Ann = Guid.NewGuid(), Bob = Guid.NewGuid(), Cid = Guid.NewGuid();
    private static readonly MeetingFact First = Held(MeetingKind.WorkingGroup, MissionCode.Pathways, Fiche, 2, 210);
    private static readonly MeetingFact Second = Held(MeetingKind.Training, MissionCode.Pathways, null, 2, 130);
    private static readonly MeetingFact Elsewhere = Held(MeetingKind.WorkingGroup, MissionCode.Prevention, null, 1, 60);
    private static readonly MeetingFact Governance = Held(MeetingKind.Bureau, null, null, 3, 300);

    private static readonly YearFacts Facts = new(
        [First, Second, Elsewhere, Governance],
        [new(First.Id, Ann, "10", 105), new(First.Id, Bob, "60", 105), new(Second.Id, Ann, "10", 65), new(Second.Id, Cid, "21", 65), new(Elsewhere.Id, Ann, "10", 60)],
        [
            new(Guid.NewGuid(), "Plaies", MissionCode.Pathways, FicheActionState.Running, null, null),
            new(Guid.NewGuid(), "Diabète", MissionCode.Pathways, FicheActionState.Draft, null, null),
            new(Guid.NewGuid(), "Dépistage", MissionCode.Prevention, FicheActionState.Done, null, null),
        ]);

    [Theory]
    [InlineData(IndicatorCount.MeetingsHeld, 2)]
    [InlineData(IndicatorCount.Participations, 4)]
    [InlineData(IndicatorCount.Participants, 3)]
    [InlineData(IndicatorCount.Hours, 5.67)]
    [InlineData(IndicatorCount.FichesAction, 1)]
    public void An_indicator_counts_the_facts_of_its_missions(IndicatorCount count, double total)
    {
        var counted = Facts.Count(Define(Details() with { Count = count }))!;
        Assert.Equal((decimal)total, counted.Total);
        Assert.Equal(count == IndicatorCount.FichesAction ? (0, 1) : (2, 0), (counted.Meetings.Count, counted.Fiches.Count));
    }

    [Fact]
    public void An_indicator_of_several_missions_counts_them_all_and_never_governance() =>
        Assert.Equal(3, Facts.Count(Define(Details() with { Missions = [new(MissionCode.Pathways, 1), new(MissionCode.Prevention, 1)] }))!.Total);

    [Fact]
    public void It_may_count_one_type_of_meeting_or_one_fiche_action()
    {
        Assert.Equal([Second], Facts.Count(Define(Details() with { Kind = MeetingKind.Training }))!.Meetings);
        Assert.Equal([First], Facts.Count(Define(Details() with { FicheActionId = Fiche }))!.Meetings);
        Assert.Null(Facts.Count(Define(Details() with { Count = IndicatorCount.None })));
    }

    [Theory]
    [InlineData(AttainmentRule.Linear, 0, 10, 4, 40)]
    [InlineData(AttainmentRule.Linear, 2, 10, 4, 25)]
    [InlineData(AttainmentRule.Linear, 2, 10, 1, 0)]
    [InlineData(AttainmentRule.Linear, 2, 10, 14, 100)]
    [InlineData(AttainmentRule.Linear, 20, 10, 16, 40)]
    [InlineData(AttainmentRule.Linear, 0, 3, 2, 66.67)]
    [InlineData(AttainmentRule.Threshold, 0, 10, 9.99, 0)]
    [InlineData(AttainmentRule.Threshold, 0, 10, 10, 100)]
    [InlineData(AttainmentRule.Threshold, 20, 10, 11, 0)]
    [InlineData(AttainmentRule.Threshold, 20, 10, 10, 100)]
    [InlineData(AttainmentRule.Manual, 0, 0, 72.5, 72.5)]
    public void A_value_gives_an_attainment(AttainmentRule rule, double baseline, double target, double value, double percent)
    {
        var indicator = Define(Details() with { Rule = rule, Count = IndicatorCount.None, Baseline = (decimal)baseline, Targets = [new(1, (decimal)target)] });
        Assert.True(indicator.Measure(1, (decimal)value, Today, "relevé", Today).Succeeded);
        var attainment = Assert.Single(MissionAttainment.Of([IndicatorResult.Of(indicator, 1, Facts)], 1));
        Assert.Equal((decimal)percent, attainment.Percent);
    }

    /// <summary>Weights 3 and 1: (3 × 40 % + 1 × 100 %) ÷ 4 = 55 %.</summary>
    [Fact]
    public void Attainment_is_the_weighted_mean_of_the_indicators_of_resultat()
    {
        var heavy = Define(Details() with { Missions = [new(MissionCode.Pathways, 3)], Targets = [new(1, 5)] });
        var light = Define(Details() with { Targets = [new(1, 2)] });
        var followed = Define(Details() with { Use = IndicatorUse.FollowUp, Targets = [new(1, 1000)] });
        var otherYear = Define(Details() with { Targets = [new(2, 1000)] });
        var attainment = Assert.Single(MissionAttainment.Of([.. new[] { heavy, light, followed, otherYear }.Select(i => IndicatorResult.Of(i, 1, Facts))], 1));
        Assert.Equal((MissionCode.Pathways, 2, 55m), (attainment.Mission, attainment.Lines.Count, attainment.Percent!.Value));
    }

    [Fact]
    public void An_awaited_value_leaves_the_mission_without_attainment()
    {
        var awaited = Define(Details() with { Count = IndicatorCount.None, Producer = IndicatorProducer.HealthInsurance });
        var attainment = Assert.Single(MissionAttainment.Of([IndicatorResult.Of(awaited, 1, Facts), IndicatorResult.Of(Define(Details()), 1, Facts)], 1));
        Assert.Null(attainment.Percent);
        Assert.Equal(awaited, Assert.Single(attainment.Awaited).Indicator);
    }

    [Fact]
    public void A_counted_value_is_replaced_only_with_a_reason()
    {
        var indicator = Define(Details());
        Assert.Equal("missing-reason", indicator.Measure(1, 8, Today, "", Today).Refusals[0].Code);
        Assert.True(indicator.Measure(1, 8, Today, "Deux réunions tenues par la MSP", Today).Succeeded);
        var result = IndicatorResult.Of(indicator, 1, Facts);
        Assert.Equal((8m, 2m, true), (result.Held!.Value, result.Counted!.Total, result.IsOverridden));
        Assert.True(indicator.DropMeasure(1));
        Assert.Equal(2, IndicatorResult.Of(indicator, 1, Facts).Held);
    }

    [Fact]
    public void A_value_is_refused_when_it_cannot_be_one()
    {
        var indicator = Define(Details() with { Count = IndicatorCount.None });
        Assert.Equal(["year-without-target", "value-required", "day-required"], indicator.Measure(4, 1.234m, Today.AddDays(1), "", Today).Refusals.Select(r => r.Code));
        var manual = Define(Details() with { Count = IndicatorCount.None, Rule = AttainmentRule.Manual });
        Assert.Equal("percent-out-of-range", manual.Measure(1, 101, Today, "", Today).Refusals[0].Code);
    }

    [Fact]
    public void A_definition_is_refused_when_it_makes_no_sense()
    {
        Assert.Equal("label-required", Refused(Details() with { Label = " " }));
        Assert.Equal("mission-required", Refused(Details() with { Missions = [] }));
        Assert.Equal("mission-twice", Refused(Details() with { Missions = [new(MissionCode.Pathways, 1), new(MissionCode.Pathways, 2)] }));
        Assert.Equal("weight-out-of-range", Refused(Details() with { Missions = [new(MissionCode.Pathways, 0)] }));
        Assert.Equal("national-elsewhere", Refused(Details() with { Level = IndicatorLevel.National }));
        Assert.Equal("manual-counted", Refused(Details() with { Rule = AttainmentRule.Manual }));
        Assert.Equal("target-is-baseline", Refused(Details() with { Baseline = 5 }));
        Assert.Equal("year-out-of-range", Refused(Details() with { Targets = [new(6, 1)] }));
        Assert.Equal("year-twice", Refused(Details() with { Targets = [new(1, 1), new(1, 2)] }));
    }

    [Fact]
    public void A_change_keeps_the_values_typed()
    {
        var indicator = Define(Details() with { Count = IndicatorCount.None });
        Assert.True(indicator.Measure(1, 3, Today, "", Today).Succeeded);
        Assert.Empty(indicator.Change(Details() with { Count = IndicatorCount.None, Missions = [new(MissionCode.Quality, 2)], Targets = [new(1, 6), new(2, 7)] }));
        Assert.Equal((MissionCode.Quality, 2m), (indicator.Missions.Single().Mission, indicator.Missions.Single().Weight));
        Assert.Equal([6m, 7m], indicator.Targets.Select(t => t.Target));
        Assert.Equal(3, indicator.Measures.Single().Typed);
    }

    private static string Refused(IndicatorDetails details) => Indicator.Define(Guid.Empty, details).Refusals[0].Code;

    private static Indicator Define(IndicatorDetails details) => Indicator.Define(Guid.Empty, details).Required;

    private static IndicatorDetails Details() => new(
        "Réunions du parcours", "", "réunions", IndicatorLevel.Local, IndicatorUse.Result, IndicatorProducer.Cpts, AttainmentRule.Linear,
        IndicatorCount.MeetingsHeld, null, null, 0, [new(MissionCode.Pathways, 1)], [new(1, 5)]);

    private static MeetingFact Held(MeetingKind kind, MissionCode? mission, Guid? fiche, int present, int minutes) =>
        new(Guid.NewGuid(), "Réunion", new(2026, 3, 12), kind, mission, fiche, present, minutes, HasSignedSheet: false);
}
