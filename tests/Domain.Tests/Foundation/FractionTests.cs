using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Foundation;

public sealed class FractionTests
{
    private static readonly Arbitrary<Fraction> Any = Gen.Choose(-5000, 5000)
        .SelectMany(n => Gen.Choose(1, 400).Select(d => new Fraction(n, d)))
        .ToArbitrary();

    [Fact]
    public void A_fraction_is_reduced_with_a_positive_denominator()
    {
        Assert.Equal(new Fraction(2, 3), new Fraction(244, 366));
        Assert.Equal(new Fraction(-1, 2), new Fraction(3, -6));
        Assert.Equal((BigInteger.MinusOne, new BigInteger(2)), (new Fraction(3, -6).Numerator, new Fraction(3, -6).Denominator));
        Assert.Equal(Fraction.Zero, new Fraction(0, -7));
        Assert.Throws<DivideByZeroException>(() => new Fraction(1, 0));
    }

    [Fact]
    public void A_default_fraction_is_zero()
    {
        Assert.Equal(BigInteger.One, default(Fraction).Denominator);
        Assert.Equal(Fraction.One, default(Fraction) + 1);
        Assert.Equal(Fraction.Zero, default);
        Assert.Equal(Fraction.Zero.GetHashCode(), default(Fraction).GetHashCode());
    }

    [Fact]
    public void Arithmetic_undoes_itself() => Prop.ForAll(Any, Any, (a, b) =>
        a + b - b == a && (b == Fraction.Zero || a * b / b == a) && a - b == Fraction.Zero - (b - a)).QuickCheckThrowOnFailure();

    [Fact]
    public void Order_agrees_with_difference() => Prop.ForAll(Any, Any, (a, b) =>
        (a < b) == (a - b < Fraction.Zero) && (a >= b) == !(a < b)).QuickCheckThrowOnFailure();

    [Fact]
    public void Half_away_from_zero_agrees_with_decimal() => Prop.ForAll(Any, a =>
    {
        var exact = decimal.Parse(a.Numerator.ToString(System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
        var halves = exact * 2 / (decimal)a.Denominator;
        return a.Round(Rounding.HalfAwayFromZero) == (BigInteger)decimal.Round(halves / 2, MidpointRounding.AwayFromZero);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("75", 3, 4)]
    [InlineData("33.33", 3333, 10000)]
    [InlineData("-0.5", -1, 200)]
    [InlineData("0", 0, 1)]
    [InlineData("100.000", 1, 1)]
    public void A_percentage_is_exact(string percent, int numerator, int denominator) => Assert.Equal(
        new Fraction(numerator, denominator),
        Fraction.FromPercent(decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void The_largest_decimals_are_exact_too()
    {
        Assert.Equal((BigInteger)decimal.MaxValue, Fraction.FromDecimal(decimal.MaxValue).Numerator);
        Assert.Equal(BigInteger.Pow(10, 28), Fraction.FromDecimal(0.0000000000000000000000000001m).Denominator);
        Assert.Equal((BigInteger)decimal.MinValue, Fraction.FromDecimal(decimal.MinValue).Numerator);
    }
}
