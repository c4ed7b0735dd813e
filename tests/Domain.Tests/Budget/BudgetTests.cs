using Tisserand.Domain.Budget;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;
using Xunit;

namespace Tisserand.Domain.Tests.Budget;

public sealed class BudgetTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly Guid Department = Guid.NewGuid();

    private static BudgetPost Post(MissionCode? mission, SpendingNature nature, Guid? funder = null) => new(mission, funder, nature);

    private static Payment Due(DateOnly on, MissionCode? mission, long cents, bool atMost = false) =>
        new(on, mission, mission is null ? FundingPart.Functioning : FundingPart.Fixed, PaymentKind.Advance, 2, new([new("Avance", null, "", new Money(cents), "contrat", Confidence.Derived)]), atMost, false);

    [Fact]
    public void A_voted_version_does_not_change()
    {
        var plan = BudgetPlan.Draft(2026, 1, []);
        Assert.Equal(["empty"], plan.Adopt(Today, "AG", Today).Select(r => r.Code));
        Assert.Empty(plan.Set(null, null, SpendingNature.Premises, new Money(7_800_00)));
        Assert.Empty(plan.Set(null, null, SpendingNature.Premises, new Money(8_000_00)));
        Assert.Empty(plan.Set(MissionCode.Pathways, null, SpendingNature.Services, new Money(100_00)));
        Assert.Empty(plan.Set(MissionCode.Pathways, null, SpendingNature.Services, Money.Zero));
        Assert.Equal(8_000_00, plan.Total.Cents);
        Assert.Equal(["day-out-of-range", "vote-needed"], plan.Adopt(Today.AddDays(1), " ", Today).Select(r => r.Code));
        Assert.Empty(plan.Adopt(Today, "AG ordinaire, résolution 3", Today));
        Assert.Equal(["voted"], plan.Set(null, null, SpendingNature.Premises, Money.Zero).Select(r => r.Code));
        Assert.Equal(["voted"], plan.Adopt(Today, "AG", Today).Select(r => r.Code));
        Assert.Equal(8_000_00, plan.Total.Cents);
    }

    [Fact]
    public void The_next_budget_spreads_what_the_contract_makes_certain_as_the_year_before()
    {
        var proposed = BudgetProposal.Of(2027,
            [(Post(null, SpendingNature.Staff), new(30_000_00)), (Post(null, SpendingNature.Premises), new(10_000_00)), (Post(MissionCode.Prevention, SpendingNature.Supplies, Department), new(3_000_00)), (Post(MissionCode.Quality, SpendingNature.Services), new(500_00))],
            [Due(new(2027, 10, 1), null, 50_000_01), Due(new(2027, 3, 1), MissionCode.Pathways, 20_000_00), Due(new(2027, 9, 30), MissionCode.Pathways, 9_000_00, atMost: true), Due(new(2026, 10, 1), MissionCode.Pathways, 7)]);

        Assert.Equal(
        [
            (Post(null, SpendingNature.Staff), 37_500_01L), (Post(null, SpendingNature.Premises), 12_500_00L), (Post(MissionCode.Pathways, SpendingNature.Indemnities), 20_000_00L),
            (Post(MissionCode.Quality, SpendingNature.Services), 500_00L), (Post(MissionCode.Prevention, SpendingNature.Supplies, Department), 3_000_00L),
        ], proposed.Select(p => (p.Post, p.Amount.Cents)));
    }

    [Fact]
    public void Spending_out_of_the_budget_is_seen()
    {
        var rows = BudgetFollowUp.Of([(Post(null, SpendingNature.Premises), new(600_00))],
            [new(Post(null, SpendingNature.Premises), 3, new(500_00), true), new(Post(null, SpendingNature.Premises), 4, new(200_00), false), new(Post(MissionCode.Pathways, SpendingNature.Travel), 4, new(10_00), true)]);

        Assert.Equal([(-100_00L, true, false), (-10_00L, true, true)], rows.Select(r => (r.Left.Cents, r.IsOver, r.IsUnplanned)));
        Assert.Equal((500_00L, 200_00L, 700_00L), (rows[0].Months[2].Cents, rows[0].Months[3].Cents, rows[0].Months.Sum().Cents));
    }
}
