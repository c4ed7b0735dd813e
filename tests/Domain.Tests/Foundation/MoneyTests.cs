using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Foundation;

public sealed class MoneyTests
{
    /// <summary>Weights as one may meet them: some zero, at least one not.</summary>
    private static readonly Arbitrary<long[]> Weights =
        Gen.Choose(0, 1000).Select(w => (long)w).NonEmptyListOf().Select(l => l.ToArray()).Where(w => w.Sum() > 0).ToArbitrary();

    private static readonly Arbitrary<long> Cents = Gen.Choose(-1_000_000_000, 1_000_000_000).Select(c => (long)c).ToArbitrary();

    [Fact]
    public void Split_parts_add_up_to_the_whole() => Prop.ForAll(Cents, Weights, (cents, weights) =>
        new Money(cents).Split(weights).Sum() == new Money(cents)).QuickCheckThrowOnFailure();

    [Fact]
    public void Split_keeps_each_part_within_a_cent_of_its_share() => Prop.ForAll(Cents, Weights, (cents, weights) =>
        new Money(cents).Split(weights).Zip(weights).All(p =>
            BigInteger.Abs(((BigInteger)p.First.Cents * weights.Sum()) - ((BigInteger)cents * p.Second)) < weights.Sum())).QuickCheckThrowOnFailure();

    [Fact]
    public void Split_gives_nothing_to_a_weight_of_zero_and_no_less_to_a_larger_weight() => Prop.ForAll(Cents, Weights, (cents, weights) =>
    {
        var parts = new Money(cents).Split(weights).Zip(weights).ToList();
        return parts.All(p => p.Second > 0 || p.First.IsZero)
            && parts.All(p => parts.All(q => q.Second <= p.Second || Math.Abs(q.First.Cents) >= Math.Abs(p.First.Cents)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_cent_left_over_goes_to_the_largest_remainder_the_first_winning_a_tie()
    {
        Assert.Equal([34L, 33L, 33L], new Money(100).Split(1, 1, 1).Select(m => m.Cents));
        Assert.Equal([-34L, -33L, -33L], new Money(-100).Split(1, 1, 1).Select(m => m.Cents));
        Assert.Equal([17L, 83L], new Money(100).Split(1, 5).Select(m => m.Cents)); // 16.67 and 83.33
    }

    [Fact]
    public void Split_refuses_weights_that_share_nothing()
    {
        Assert.Throws<ArgumentException>(() => new Money(100).Split(0, 0));
        Assert.Throws<ArgumentException>(() => new Money(100).Split());
        Assert.Throws<ArgumentException>(() => new Money(100).Split(2, -1));
    }

    [Theory]
    [InlineData(1005, 1000, Rounding.HalfAwayFromZero, 101)] // 1.005 €
    [InlineData(-1005, 1000, Rounding.HalfAwayFromZero, -101)]
    [InlineData(1004, 1000, Rounding.HalfAwayFromZero, 100)]
    [InlineData(1009, 1000, Rounding.Down, 100)]
    [InlineData(-1009, 1000, Rounding.Down, -100)]
    [InlineData(1001, 1000, Rounding.Up, 101)]
    [InlineData(-1001, 1000, Rounding.Up, -101)]
    [InlineData(1000, 1000, Rounding.Up, 100)]
    public void Rounding_is_the_one_named(int numerator, int denominator, Rounding rounding, long cents) =>
        Assert.Equal(cents, Money.Round(new Fraction(numerator, denominator), rounding).Cents);

    [Fact]
    public void Euros_with_three_decimals_are_not_an_amount()
    {
        Assert.Equal(1050, Money.FromEuros(10.50m).Cents);
        Assert.Throws<ArgumentException>(() => Money.FromEuros(10.505m));
    }

    [Fact]
    public void Sums_are_checked() => Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));
}
