using Tisserand.Domain.Accounting;
using Tisserand.Domain.Budget;
using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Budget;

public sealed class EprdTests
{
    [Fact]
    public void Budget_and_entries_are_set_side_by_side_by_groups_and_add_up()
    {
        var view = Eprd.Of(
            [("621", new(40_000_00)), ("62281", new(9_000_00)), ("613", new(7_800_00)), ("606", new(500_00)), ("731", new(80_000_00)), ("744", new(3_000_00))],
            [Balance("6411", 38_000_00), Balance("62281", 9_500_00), Balance("613", 7_000_00), Balance("6894", 1_000_00), Balance("731", -79_000_00), Balance("7561", -900_00), Balance("7894", -100_00), Balance("512", 24_500_00), Balance("864", 5), Balance("875", -5)]);

        Assert.Equal([(500_00L, 0L), (49_000_00, 47_500_00), (7_800_00, 8_000_00)], view.Expenses.Select(g => (g.Planned.Cents, g.Realised.Cents)));
        Assert.Equal([(80_000_00L, 79_000_00L), (3_000_00, 900_00), (0, 100_00)], view.Income.Select(g => (g.Planned.Cents, g.Realised.Cents)));
        Assert.Equal(new Money(-1_500_00), view.Expenses[1].Gap);
        Assert.Equal(view.Expenses[1].Accounts.Select(a => a.Account).Order(StringComparer.Ordinal), view.Expenses[1].Accounts.Select(a => a.Account));
        Assert.Equal(("62281", 9_000_00L, 9_500_00L), view.Expenses[1].Accounts.Where(a => a.Account == "62281").Select(a => (a.Account, a.Planned.Cents, a.Realised.Cents)).Single());
        Assert.Equal((83_000_00 - 57_300_00, 80_000_00 - 55_500_00), (view.Result.Planned.Cents, view.Result.Realised.Cents));
    }

    /// <summary>No account of the chart falls between the groups.</summary>
    [Fact]
    public void Every_account_of_expenses_and_products_has_its_group()
    {
        var balances = Chart.National.Accounts.Where(a => a.Number.Length >= 3 && a.Number[0] is '6' or '7').Select(a => Balance(a.Number, a.Number[0] == '6' ? 1 : -1)).ToList();
        var view = Eprd.Of([], balances);
        Assert.Equal(balances.Count, view.TotalOfExpenses.Realised.Cents + view.TotalOfIncome.Realised.Cents);
        Assert.Equal(Confidence.ToVerify, Eprd.Origin.Confidence);
    }

    private static AccountBalance Balance(string account, long cents) => new(account, Axes.None, new(Math.Max(cents, 0)), new(Math.Max(-cents, 0)));
}
