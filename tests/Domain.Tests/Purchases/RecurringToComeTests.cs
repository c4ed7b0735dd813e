using Tisserand.Domain.Foundation;
using Tisserand.Domain.Purchases;
using Xunit;

namespace Tisserand.Domain.Tests.Purchases;

/// <summary>What is still to come of recurring expenses and of grants, for the cash plan.</summary>
public sealed class RecurringToComeTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly PurchaseActor Claire = new(Guid.NewGuid(), "claire@example.org", "Claire Aubry");

    [Fact]
    public void A_month_without_its_invoice_comes_until_it_is_stopped()
    {
        var model = Invoice.Record(
            new(Guid.NewGuid(), "", new(2026, 8, 5), null, "Loyer", SpendingNature.Premises, new Money(620_00), false, [new(new(null, null, null, null, null), null, null)]), Claire, Today).Required;
        var recurring = RecurringExpense.Of(model).Required;
        DateOnly[] Months(params DateOnly[] answered) => [.. recurring.ToCome(answered.ToHashSet(), Today, new(2027, 3, 1))];

        // September is no longer proposed; October and November wait; then what is to come.
        Assert.Equal([new(2026, 10, 1), new(2026, 11, 1), new(2026, 12, 1), new(2027, 1, 1), new(2027, 2, 1)], Months());
        Assert.Equal([new(2026, 11, 1), new(2027, 1, 1), new(2027, 2, 1)], Months(new(2026, 10, 1), new(2026, 12, 1)));
        recurring.Stop(Today);
        Assert.Equal([new(2026, 10, 1)], Months());
    }

    [Fact]
    public void A_grant_comes_when_it_may_be_spent_and_its_rest_after_the_report()
    {
        static Grant Won(GrantStage stage = GrantStage.Won, DateOnly? use = null, DateOnly? report = null) => Grant.Write(
            new("Chutes", "Département", null, stage, null, new Money(9_000_00), new(2026, 1, 5), new Money(9_000_00), new(2026, 2, 1), Guid.NewGuid(), use, use?.AddMonths(6), report, new(2026, 6, 1), null)).Required;
        var (grant, lost) = (Won(use: new(2027, 1, 1), report: new(2027, 9, 1)), Won(GrantStage.Closed));

        Assert.Equal((new(2027, 1, 1), 9_000_00L), Assert.Single(AwaitedGrant.Of([(grant, Money.Zero)], Today).Select(a => (a.On, a.Amount.Cents))));
        Assert.Equal((new(2027, 9, 1), 3_000_00L), Assert.Single(AwaitedGrant.Of([(grant, new Money(6_000_00))], Today).Select(a => (a.On, a.Amount.Cents))));
        Assert.Empty(AwaitedGrant.Of([(grant, new Money(9_000_00)), (lost, Money.Zero)], Today));
        Assert.Equal([new(2026, 2, 1), Today], AwaitedGrant.Of([(Won(), Money.Zero), (Won(), new Money(1))], Today).Select(a => a.On));
    }
}
