using FsCheck;
using FsCheck.Fluent;
using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Foundation;

public sealed class FractionTests
{
    [Fact]
    public void A_fraction_is_reduced_and_its_denominator_positive()
    {
        Assert.Equal(new Fraction(2, 3), new Fraction(244, 366));
        Assert.Equal(new Fraction(-1, 2), new Fraction(2, -4));
        Assert.Equal(2, new Fraction(2, -4).Denominator);
    }

    [Fact]
    public void Percentages_and_decimals_are_exact()
    {
        Assert.Equal(new Fraction(3, 4), Fraction.FromPercent(75m));
        Assert.Equal(new Fraction(1, 300), Fraction.FromPercent(1m) / 3);
        Assert.Equal(new Fraction(-1, 8), Fraction.FromDecimal(-0.125m));
        Assert.Equal(new Fraction(new System.Numerics.BigInteger(decimal.MaxValue), 1), Fraction.FromDecimal(decimal.MaxValue));
    }

    [Fact]
    public void Dividing_by_zero_fails()
    {
        Assert.Throws<DivideByZeroException>(() => new Fraction(1, 0));
        Assert.Throws<DivideByZeroException>(() => Fraction.One / Fraction.Zero);
    }

    [Fact]
    public void Adding_then_taking_away_gives_the_same_fraction() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(int A, PositiveInt B, int C, PositiveInt D)>(), t =>
        {
            var (x, y) = (new Fraction(t.A, t.B.Get), new Fraction(t.C, t.D.Get));
            return x + y - y == x && (y == Fraction.Zero || x * y / y == x);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fractions_compare_by_value()
    {
        Assert.True(new Fraction(1, 3) < new Fraction(34, 100));
        Assert.True(new Fraction(-1, 3) > new Fraction(-1, 2));
    }
}
