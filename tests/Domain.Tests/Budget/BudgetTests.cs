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
    public void A_version_starts_from_its_lines_and_takes_no_half_line()
    {
        var plan = BudgetPlan.Draft(2026, 3, [(Post(null, SpendingNature.Premises), new(600_00)), (Post(null, SpendingNature.Staff), new(40_00))]);
        Assert.Equal((2026, 3, 640_00L), (plan.Year, plan.Version, plan.Total.Cents));
        Assert.Equal(["nature-needed", "amount-needed"], plan.Set(null, null, null, null).Select(r => r.Code));
        Assert.Equal(["amount-needed"], plan.Set(null, null, SpendingNature.Staff, new Money(-1)).Select(r => r.Code));
        Assert.Equal(640_00, plan.Total.Cents);
        Assert.Equal(["vote-needed"], plan.Adopt(Today, new string('x', BudgetPlan.VoteLength + 1), Today).Select(r => r.Code));
        Assert.Empty(plan.Adopt(Today, new string('x', BudgetPlan.VoteLength), Today));
    }

    [Fact]
    public void The_first_budget_of_the_functioning_has_one_post() => Assert.Equal(
        [(Post(null, SpendingNature.Other), 5_00L)],
        BudgetProposal.Of(2027, [(Post(null, SpendingNature.Staff), Money.Zero)], [Due(new(2027, 3, 1), null, 5_00)]).Select(p => (p.Post, p.Amount.Cents)));

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
        Assert.Equal(
        [
            "Versements certains de l’ACI dus en 2027\u00A0: 50 000,01 €, partagés comme en 2026 (30 000,00 € sur 40 000,00 €).", "Versements certains de l’ACI dus en 2027\u00A0: 50 000,01 €, partagés comme en 2026 (10 000,00 € sur 40 000,00 €).",
            "Versements certains de l’ACI dus en 2027\u00A0: 20 000,00 €, sans poste l’année d’avant.", "Repris du budget 2026\u00A0: aucun versement certain de l’ACI dû en 2027.", "Repris du budget 2026\u00A0: autre financeur.",
        ], proposed.Select(p => p.Source.Replace("0\u00A0", "0 ", StringComparison.Ordinal).Replace("1\u00A0", "1 ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Months_are_told_up_to_the_present_one_or_the_last_spent_on()
    {
        BudgetFact[] facts = [new(Post(null, SpendingNature.Premises), 2, new(500_00), true), new(Post(null, SpendingNature.Premises), 2, new(200_00), false), new(Post(MissionCode.Pathways, SpendingNature.Travel), 4, new(10_00), true)];
        Assert.Equal([(1, 0L, 0L, 0L), (2, 500_00, 200_00, 700_00), (3, 0, 0, 700_00), (4, 10_00, 0, 710_00)], BudgetMonth.Of(facts, 3).Select(m => (m.Month, m.Paid.Cents, m.Committed.Cents, m.Sum.Cents)));
        Assert.Equal(6, BudgetMonth.Of(facts, 6).Count);
        Assert.Empty(BudgetMonth.Of([], 0));
    }

    [Fact]
    public void Spending_out_of_the_budget_is_seen()
    {
        var rows = BudgetFollowUp.Of([(Post(null, SpendingNature.Premises), new(600_00))],
            [new(Post(null, SpendingNature.Premises), 3, new(500_00), true), new(Post(null, SpendingNature.Premises), 4, new(200_00), false), new(Post(MissionCode.Pathways, SpendingNature.Travel), 4, new(10_00), true)]);

        Assert.Equal([(-100_00L, true, false), (-10_00L, true, true)], rows.Select(r => (r.Left.Cents, r.IsOver, r.IsUnplanned)));
        Assert.Equal((500_00L, 200_00L, 700_00L), (rows[0].Months[2].Cents, rows[0].Months[3].Cents, rows[0].Months.Sum().Cents));
    }

    [Fact]
    public void Posts_are_followed_in_their_order_and_their_sums_are_of_all_their_facts()
    {
        var (premises, staff) = (Post(null, SpendingNature.Premises), Post(null, SpendingNature.Staff));
        var (first, other) = (Post(MissionCodes.All[0], SpendingNature.Services), Post(MissionCodes.All[0], SpendingNature.Services, Department));
        var rows = BudgetFollowUp.Of([(other, new(10_00)), (first, new(20_00)), (premises, new(30_00)), (staff, new(15_00))],
            [new(premises, 1, new(5_00), true), new(premises, 1, new(6_00), true), new(premises, 2, new(1_00), false), new(premises, 3, new(2_00), false), new(staff, 12, new(15_00), true)]);

        Assert.Equal([.. new[] { premises, staff }.OrderBy(p => p.Nature), first, other], rows.Select(r => r.Post));
        var row = rows.Single(r => r.Post == premises);
        Assert.Equal((11_00L, 3_00L, 16_00L, 11_00L), (row.Spent.Cents, row.Committed.Cents, row.Left.Cents, row.Months[0].Cents));
        Assert.Equal((0L, false), (rows.Single(r => r.Post == staff).Left.Cents, rows.Single(r => r.Post == staff).IsOver));
    }
}
