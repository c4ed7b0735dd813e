using FsCheck;
using FsCheck.Fluent;
using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Foundation;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("0.01", 1)]
    [InlineData("46666.67", 4_666_667)]
    [InlineData("-12.5", -1_250)]
    public void Euros_become_cents_exactly(string euros, long cents)
    {
        var amount = Money.FromEuros(Parse(euros));

        Assert.Equal(cents, amount.Cents);
        Assert.Equal(Parse(euros), amount.Euros);
    }

    [Fact]
    public void A_third_decimal_asks_for_a_rounding() => Assert.Throws<ArgumentException>(() => Money.FromEuros(1.005m));

    [Theory]
    [InlineData("1.005", Rounding.HalfAwayFromZero, 101)]
    [InlineData("1.0049", Rounding.HalfAwayFromZero, 100)]
    [InlineData("-1.005", Rounding.HalfAwayFromZero, -101)]
    [InlineData("1.009", Rounding.Down, 100)]
    [InlineData("-1.009", Rounding.Down, -100)]
    [InlineData("1.001", Rounding.Up, 101)]
    [InlineData("-1.001", Rounding.Up, -101)]
    [InlineData("1.00", Rounding.Up, 100)]
    public void Each_rounding_does_what_its_name_says(string euros, Rounding rounding, long cents) =>
        Assert.Equal(new Money(cents), Money.Round(Fraction.FromDecimal(Parse(euros)), rounding));

    [Fact]
    public void A_proration_is_rounded_once_at_the_end() =>
        Assert.Equal(Money.FromEuros(46_666.67m), Money.Round(Money.FromEuros(70_000m).Exact * new Fraction(244, 366), Rounding.HalfAwayFromZero));

    [Fact]
    public void The_cents_left_over_go_to_the_largest_remainders_and_the_first_wins_a_tie()
    {
        Assert.Equal([new(34), new(33), new(33)], new Money(100).Split(1, 1, 1));
        Assert.Equal([new(-34), new(-33), new(-33)], new Money(-100).Split(1, 1, 1));
        Assert.Equal([new(14), new(86)], new Money(100).Split(1, 6));
        Assert.Equal([Money.Zero, new(5)], new Money(5).Split(0, 3));
    }

    [Fact]
    public void Parts_add_up_to_the_whole() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<(int Cents, PositiveInt A, NonNegativeInt B, NonNegativeInt C)>(),
            t => new Money(t.Cents).Split(t.A.Get, t.B.Get, t.C.Get).Sum() == new Money(t.Cents)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 2)]
    public void Weights_that_share_nothing_are_refused(long a, long b) => Assert.Throws<ArgumentException>(() => new Money(1).Split(a, b));

    [Fact]
    public void A_sum_beyond_all_bounds_fails_rather_than_turning_negative() =>
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));

    private static decimal Parse(string euros) => decimal.Parse(euros, System.Globalization.CultureInfo.InvariantCulture);
}
