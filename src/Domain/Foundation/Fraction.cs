using System.Numerics;

namespace Tisserand.Domain.Foundation;

/// <summary>
/// Fraction : an exact rational number, always reduced, with a positive denominator. Rates (244/366, 75 %) are
/// multiplied exactly and rounded once, at the end.
/// </summary>
public readonly record struct Fraction : IComparable<Fraction>
{
    // Less one, so that the default value is zero over one, and equal to it.
    private readonly BigInteger _denominatorLessOne;

    /// <summary>Refuses (exception) a zero denominator.</summary>
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        _denominatorLessOne = (denominator / divisor) - 1;
    }

    public static readonly Fraction Zero = new(0, 1);

    public static readonly Fraction One = new(1, 1);

    public BigInteger Numerator { get; }

    /// <summary>Positive.</summary>
    public BigInteger Denominator => _denominatorLessOne + 1;

    /// <summary>75 gives 3/4. Exact for any decimal.</summary>
    public static Fraction FromPercent(decimal percent) => FromDecimal(percent) / 100;

    public static Fraction FromDecimal(decimal value)
    {
        var bits = decimal.GetBits(value);
        var scale = (bits[3] >> 16) & 0x7F;
        var mantissa = (new BigInteger((uint)bits[2]) << 64) + (new BigInteger((uint)bits[1]) << 32) + (uint)bits[0];
        return new(bits[3] < 0 ? -mantissa : mantissa, BigInteger.Pow(10, scale));
    }

    /// <summary>The whole number that the named rounding gives.</summary>
    public BigInteger Round(Rounding rounding)
    {
        var absolute = BigInteger.Abs(Numerator);
        var quotient = BigInteger.DivRem(absolute, Denominator, out var remainder);
        var up = rounding switch
        {
            Rounding.HalfAwayFromZero => remainder * 2 >= Denominator,
            Rounding.Up => !remainder.IsZero,
            Rounding.Down => false,
            _ => throw new ArgumentOutOfRangeException(nameof(rounding)),
        };
        return (up ? quotient + 1 : quotient) * Numerator.Sign;
    }

    /// <summary>For display and charts only: never for an amount.</summary>
    public double Approximate => (double)Numerator / (double)Denominator;

    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public static implicit operator Fraction(long whole) => new(whole, 1);

    public static Fraction operator +(Fraction a, Fraction b) =>
        new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Fraction operator -(Fraction a, Fraction b) =>
        new((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Fraction operator *(Fraction a, Fraction b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Fraction operator /(Fraction a, Fraction b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;
}
