using Tisserand.Domain.Banking;
using Tisserand.Domain.Banking.Statements;
using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Banking;

public sealed class BankReconciliationTests
{
    [Theory]
    [InlineData(1, 1_000_00)]
    [InlineData(10, 900_00)]
    [InlineData(31, 950_00)]
    [InlineData(45, 950_00)]
    [InlineData(-1, 1_000_00)]
    public void A_balance_follows_from_the_last_that_the_bank_said(int days, long cents) =>
        Assert.Equal(new Money(cents), Account([Said(0, 1_000_00), Said(31, 950_00)], Said(5, -100_00), Said(20, 50_00)).On(Day(days)));

    /// <summary>A balance is that of the evening: the lines of its day are within it, and those of the day asked for are counted.</summary>
    [Theory]
    [InlineData(5, 1_000_00)]
    [InlineData(6, 994_00)]
    [InlineData(7, 991_00)]
    [InlineData(4, 1_100_00)]
    public void A_balance_is_of_the_evening(int days, long cents) => Assert.Equal(new Money(cents), Account([Said(5, 1_000_00)], Said(5, -100_00), Said(6, -6_00), Said(7, -3_00)).On(Day(days)));

    [Fact]
    public void Several_of_each_add_up_and_what_is_missing_after_the_day_does_not_count()
    {
        var account = Account([Said(0, 1_000_00), Said(10, 980_00), Said(40, 900_00)], Said(5, -15_00));
        var state = new BankReconciliation(
            Day(30), [account], new(1_000_00), [Item(-120_00), Item(20_00)], [Item(-9_80), Item(-1_20)], Day(0), new(1_000_00));

        Assert.Equal((new Money(1_089_00), new Money(-5_00)), (state.Expected, state.Missing));
        Assert.Equal(new Money(-5_00), (state with { Day = Day(10) }).Missing);
        Assert.Equal(new Money(-85_00), (state with { Day = Day(40) }).Missing);
        Assert.Equal(new Money(1_980_00), (state with { Accounts = [account, account], Day = Day(10) }).Bank - new Money(-20_00));

        static ReconcilingItem Item(long cents) => new(Guid.NewGuid(), Day(29), "x", new(cents));
    }

    [Fact]
    public void Before_the_first_balance_it_is_reckoned_back() =>
        Assert.Equal(new Money(1_050_00), Account([Said(31, 950_00)], Said(5, -100_00)).On(Day(2)));

    [Fact]
    public void A_bank_that_said_nothing_has_no_balance() => Assert.Null(Account([], Said(5, -100_00)).On(Day(9)));

    [Fact]
    public void A_statement_that_is_missing_between_two_is_told_with_its_amount()
    {
        var account = Account([Said(0, 1_000_00), Said(31, 900_00), Said(59, 700_00)], Said(5, -100_00), Said(40, -150_00));

        Assert.Equal(new BalanceGap(Day(31), Day(59), new(-50_00)), Assert.Single(account.Gaps));
    }

    [Fact]
    public void What_each_knows_alone_separates_them_and_nothing_else()
    {
        var account = Account([Said(0, 1_000_00)], Said(5, -9_80));
        var state = new BankReconciliation(Day(30), [account], new(880_00), [new(Guid.NewGuid(), Day(29), "Facture", new(-120_00))], [new(Guid.NewGuid(), Day(5), "FRAIS", new(-9_80))], Day(4), new(1_000_00));

        Assert.Equal((new Money(990_20), new Money(990_20), Money.Zero, Money.Zero), (state.Bank, state.Expected, state.Unexplained, state.AtStart));
        Assert.Equal(new Money(7_00), (state with { Ledger = new(873_00) }).Unexplained);
        Assert.Null((state with { Accounts = [account, Account([], Said(1, 1_00))] }).Unexplained);
    }

    private static AccountDays Account(DayBalance[] said, params DayBalance[] moves) => new(Guid.NewGuid(), "Compte courant", said, moves);

    private static DateOnly Day(int days) => new DateOnly(2026, 1, 1).AddDays(days - 1);

    private static DayBalance Said(int day, long cents) => new(Day(day), new(cents));
}
