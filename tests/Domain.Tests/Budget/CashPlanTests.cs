using Tisserand.Domain.Budget;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;
using Xunit;

namespace Tisserand.Domain.Tests.Budget;

public sealed class CashPlanTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly BudgetPost Rent = new(null, null, SpendingNature.Premises);
    private static readonly BudgetPost Evenings = new(MissionCode.Pathways, null, SpendingNature.Indemnities);

    private static CashFact Fact(CashKind kind, DateOnly on, long cents, MissionCode? mission = null) => new(kind, mission, on, new Money(cents), "Fait");

    /// <summary>The worked numbers of docs/rules/plan-de-tresorerie.md.</summary>
    [Fact]
    public void A_month_ends_with_what_it_had_and_received_less_what_it_paid()
    {
        var plan = CashPlan.Of(Today, new(12_000_00),
        [
            Fact(CashKind.Aci, new(2027, 4, 1), 40_000_00), Fact(CashKind.Invoice, new(2026, 12, 15), 2_400_00), Fact(CashKind.Indemnity, new(2026, 9, 3), 4_500_00),
            Fact(CashKind.Invoice, new(2026, 12, 20), -100_00), Fact(CashKind.Recurring, new(2027, 3, 1), 620_00), Fact(CashKind.Aci, new(2027, 11, 1), 9_000_00),
        ]);

        Assert.Equal(Enumerable.Range(0, 12).Select(m => new DateOnly(2026, 11, 1).AddMonths(m)), plan.Months.Select(m => m.First));
        Assert.Equal([7_500_00L, 5_200_00, 5_200_00, 5_200_00, 4_580_00, 44_580_00], plan.Months.Take(6).Select(m => m.Closing.Cents));
        Assert.Equal(new(2027, 3, 1), plan.Lowest.First);
        Assert.Equal(4_500_00, Assert.Single(plan.Months[0].Late).Amount.Cents);
        Assert.Equal(9_000_00, Assert.Single(plan.Beyond).Amount.Cents);
    }

    [Fact]
    public void The_lowest_of_equal_months_is_the_first()
    {
        Assert.Equal(new(2026, 11, 1), CashPlan.Of(Today, Money.Zero, []).Lowest.First);
    }

    [Fact]
    public void Each_fact_counts_once_whatever_its_day_and_months_follow_one_another()
    {
        var dice = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            var today = new DateOnly(2026, 1, 1).AddDays(dice.Next(800));
            var start = new DateOnly(today.Year, today.Month, 1);
            var facts = Enumerable.Range(0, dice.Next(60)).Select(i => Fact(CashKinds.All[dice.Next(CashKinds.All.Count)], today.AddDays(dice.Next(-500, 700)), dice.Next(-5_000, 100_000), MissionCodes.All[dice.Next(6)]) with { Label = $"{i}" }).ToList();
            var opening = new Money(dice.Next(-50_000, 500_000));

            var plan = CashPlan.Of(today, opening, facts);

            var counted = facts.Where(f => !f.Amount.IsZero).Select(f => f.Label).Order();
            Assert.Equal(counted, plan.Months.SelectMany(m => m.Facts).Concat(plan.Beyond).Select(f => f.Label).Order());
            Assert.Equal(opening, plan.Months[0].Opening);
            Assert.All(plan.Months, m => Assert.Equal(m.Closing, m.Opening + m.Receipts - m.Outflows));
            Assert.All(plan.Months.Zip(plan.Months.Skip(1)), pair => Assert.Equal(pair.First.Closing, pair.Second.Opening));
            Assert.Equal(plan.Months[^1].Closing, opening + plan.Receipts - plan.Outflows);
            Assert.All(plan.Months.SelectMany(m => m.Facts.Select(f => (m, f))), p => Assert.True(p.f.On < start ? p.m.First == start : p.m.First == new DateOnly(p.f.On.Year, p.f.On.Month, 1)));
            Assert.All(plan.Beyond, f => Assert.True(f.On >= start.AddMonths(12)));
            Assert.All(plan.Months, m => Assert.Equal(m.Receipts - m.Outflows, CashKinds.All.Sum(k => k.IsReceipt() ? m.Of(k) : -m.Of(k))));
            Assert.All(plan.Months, m => Assert.True(plan.Lowest.Closing <= m.Closing));
        }
    }

    [Fact]
    public void What_is_left_of_the_year_is_spread_and_the_next_year_by_twelfths()
    {
        var known = new[] { Fact(CashKind.Recurring, new(2026, 12, 1), 620_00) with { Uses = (2026, Rent) }, Fact(CashKind.Recurring, new(2027, 1, 1), 620_00) with { Uses = (2027, Rent) } };
        YearBudget[] budgets =
        [
            new(2026, "budget 2026", [(Rent, new(7_800_00)), (Evenings, new(1_000_00))], [new(Rent, 3, new(5_580_00), true), new(Rent, 11, new(600_00), false), new(Evenings, 2, new(1_200_00), true)]),
            new(2027, "budget 2027", [(Rent, new(7_440_00))], []),
        ];

        var facts = BudgetToCome.Of(Today, budgets, known);

        // 7 800 − 6 180 − 620 over two months; ten twelfths of 7 440, less the 620 known, over ten months. The evenings are overdrawn: nothing is left, and nothing is taken from the rent.
        Assert.Equal([(2026, 11, 500_00L), (2026, 12, 500_00L)], facts.Where(f => f.On.Year == 2026).Select(f => (f.On.Year, f.On.Month, f.Amount.Cents)));
        Assert.Equal(Enumerable.Repeat(558_00L, 10), facts.Where(f => f.On.Year == 2027).Select(f => f.Amount.Cents));
        Assert.All(facts, f => Assert.Equal(CashKind.Budget, f.Kind));
        // In January the whole window is of one year, which counts whole.
        Assert.Equal(7_800_00, BudgetToCome.Of(new(2026, 1, 5), [budgets[0] with { Spent = [] }], []).Where(f => f.Mission is null).Sum(f => f.Amount).Cents);
    }

    [Fact]
    public void A_budget_is_never_spent_twice()
    {
        var dice = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var today = new DateOnly(2026, dice.Next(1, 13), 10);
            var (planned, spent, used) = (new Money(dice.Next(0, 900_000)), new Money(dice.Next(0, 400_000)), new Money(dice.Next(0, 300_000)));
            var facts = BudgetToCome.Of(today, [new(2026, "budget", [(Rent, planned)], [new(Rent, 1, spent, true)])], [Fact(CashKind.Recurring, today, used.Cents) with { Uses = (2026, Rent) }]);
            var left = planned - spent - used;
            Assert.Equal(left > Money.Zero ? left : Money.Zero, facts.Sum(f => f.Amount));
            Assert.All(facts, f => Assert.True(f.On.Year == 2026 && f.On >= new DateOnly(2026, today.Month, 1)));
            Assert.True(facts.Count == 0 || facts.Max(f => f.Amount.Cents) - facts.Min(f => f.Amount.Cents) <= 1);
        }
    }

    [Fact]
    public void What_the_bank_most_likely_has_already_is_told_and_not_counted()
    {
        var lastDay = new DateOnly(2026, 11, 20);
        CashFact old = Fact(CashKind.ReceivedUnseen, new(2026, 11, 10), 100_00), recent = Fact(CashKind.ReceivedUnseen, new(2026, 11, 11), 200_00),
            waiting = Fact(CashKind.PaidUnseen, new(2026, 11, 18), 300_00), same = Fact(CashKind.PaidUnseen, new(2026, 11, 19), 300_00), received = Fact(CashKind.ReceivedUnseen, new(2026, 11, 19), 300_00);

        var transit = CashInTransit.Of([same, received, waiting, recent, old], [new(-300_00)], lastDay);

        Assert.Equal([recent, same, received], transit.Coming);
        Assert.Equal([old, waiting], transit.Doubtful);
    }
}
