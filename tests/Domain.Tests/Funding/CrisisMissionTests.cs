using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Funding;

/// <summary>Size 2: 35 000 the year the plan is written, 17 500 each year after, 52 500 when a crisis is recognised.</summary>
public sealed class CrisisMissionTests
{
    private static readonly MissionTerms Mission = new(MissionCode.HealthCrisis, new(2024, 3, 1));

    private static FundingPlan Plan(MissionTerms mission) => PaymentCalendar.Compute(new FundingTerms
    {
        SignedOn = new(2023, 3, 1),
        Population = 62_000,
        Missions = [mission],
    }).Required;

    private static IEnumerable<decimal> FixedFromYear2(FundingPlan plan) =>
        Enumerable.Range(2, 4).Select(year => Plans.Fixed(plan, year, MissionCode.HealthCrisis));

    [Fact]
    public void Without_a_known_day_the_plan_is_written_in_the_year_of_the_start()
    {
        var plan = Plan(Mission);

        Assert.Equal([35_000m, 17_500m, 17_500m, 17_500m], FixedFromYear2(plan));
        Assert.Contains(plan.Notices, n => n.Contains("validation du plan de crise", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2023-02-01", 17_500, 17_500)] // written before the contract: an update from the start
    [InlineData("2024-02-29", 17_500, 17_500)] // last day of year 1
    [InlineData("2024-03-01", 35_000, 17_500)] // first day of year 2
    [InlineData("2025-02-28", 35_000, 17_500)]
    [InlineData("2025-03-01", 35_000, 35_000)] // only in year 3: no earlier year had a plan
    public void The_update_amount_comes_in_the_years_after_the_validation(string validatedOn, int year2, int year3)
    {
        var plan = Plan(Mission with { PlanValidatedOn = DateOnly.Parse(validatedOn, System.Globalization.CultureInfo.InvariantCulture) });

        Assert.Equal([year2, year3, 17_500m, 17_500m], FixedFromYear2(plan));
        Assert.DoesNotContain(plan.Notices, n => n.Contains("plan de crise", StringComparison.Ordinal));
    }

    [Fact]
    public void The_variable_amount_is_paid_only_for_years_with_a_recognised_crisis()
    {
        var plan = Plan(Mission with { CrisisYears = [3], Attainment = new Dictionary<int, decimal> { [3] = 50 } });

        var payment = Assert.Single(plan.Payments, p => p.Kind == PaymentKind.Variable);
        Assert.Equal((new DateOnly(2026, 3, 1), 3, 26_250m), (payment.DueOn, payment.ContractYear, payment.Amount.Euros));
        Assert.Equal(3, Assert.Single(plan.Ceilings, c => c.Part == FundingPart.Variable).ContractYear);
    }

    [Fact]
    public void A_crisis_in_the_year_of_the_start_pays_whole_while_the_fixed_part_is_prorated()
    {
        var plan = Plan(new(MissionCode.HealthCrisis, new(2023, 9, 1)) { CrisisYears = [1] });

        Assert.Equal(52_500m, Plans.Variable(plan, 1, MissionCode.HealthCrisis).Amount.Euros);
        Assert.Equal("182/366", plan.Payments.First(p => p.Mission is not null).Working.Lines[1].Rate);
    }

    [Fact]
    public void A_crisis_before_the_start_of_the_mission_pays_nothing()
    {
        var plan = Plan(Mission with { CrisisYears = [1] });
        Assert.DoesNotContain(plan.Payments, p => p.Kind == PaymentKind.Variable);
    }
}
