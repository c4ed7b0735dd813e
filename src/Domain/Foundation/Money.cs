using System.Numerics;

namespace Tisserand.Domain.Foundation;

/// <summary>
/// Montant : an amount in euros, held as a whole number of cents (<see cref="Cents"/>), so that sums are exact.
/// Multiplying by a rate gives a <see cref="Fraction"/>; coming back to cents demands a named rounding.
/// </summary>
/// <param name="Cents">Euro cents; negative for a debt.</param>
public readonly record struct Money(long Cents) : IComparable<Money>
{
    public static readonly Money Zero = new(0);

    /// <summary>From euros; refuses (exception) more than two decimals, since no rounding was named.</summary>
    public static Money FromEuros(decimal euros)
    {
        var cents = euros * 100m;
        if (cents != decimal.Truncate(cents))
        {
            throw new ArgumentException($"{euros} has more than two decimals: name a rounding.", nameof(euros));
        }
        return new((long)cents);
    }

    /// <summary>Nearest cent of an exact number of euros.</summary>
    public static Money Round(Fraction euros, Rounding rounding) =>
        new((long)(euros * 100).Round(rounding));

    /// <summary>Euros, always two decimals.</summary>
    public decimal Euros => Cents / 100m;

    /// <summary>Exact number of euros.</summary>
    public Fraction Exact => new(Cents, 100);

    public bool IsZero => Cents == 0;

    /// <summary>
    /// Parts in proportion to <paramref name="weights"/> that add up to the whole: the cents left over go to the
    /// largest remainders, the first weight winning a tie. Refuses (exception) negative weights or a zero sum.
    /// </summary>
    public IReadOnlyList<Money> Split(params IReadOnlyList<long> weights)
    {
        var total = weights.Sum();
        if (weights.Any(w => w < 0) || total <= 0)
        {
            throw new ArgumentException("Weights are positive and not all zero.", nameof(weights));
        }
        var parts = new long[weights.Count];
        var remainders = new (BigInteger Remainder, int Index)[weights.Count];
        var sign = Math.Sign(Cents);
        BigInteger absolute = Math.Abs(Cents);
        for (var i = 0; i < weights.Count; i++)
        {
            parts[i] = (long)BigInteger.DivRem(absolute * weights[i], total, out var remainder);
            remainders[i] = (remainder, i);
        }
        var left = (long)absolute - parts.Sum();
        foreach (var (_, index) in remainders.OrderByDescending(r => r.Remainder).ThenBy(r => r.Index).Take((int)left))
        {
            parts[index]++;
        }
        return [.. parts.Select(p => new Money(p * sign))];
    }

    public int CompareTo(Money other) => Cents.CompareTo(other.Cents);

    public static Money operator +(Money a, Money b) => new(checked(a.Cents + b.Cents));

    public static Money operator -(Money a, Money b) => new(checked(a.Cents - b.Cents));

    public static Money operator -(Money a) => new(-a.Cents);

    public static bool operator <(Money a, Money b) => a.Cents < b.Cents;

    public static bool operator >(Money a, Money b) => a.Cents > b.Cents;

    public static bool operator <=(Money a, Money b) => a.Cents <= b.Cents;

    public static bool operator >=(Money a, Money b) => a.Cents >= b.Cents;
}

public static class MoneySums
{
    /// <summary>Total of amounts; zero for none.</summary>
    public static Money Sum(this IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (a, b) => a + b);

    /// <inheritdoc cref="Sum(IEnumerable{Money})"/>
    public static Money Sum<T>(this IEnumerable<T> items, Func<T, Money> amount) => items.Select(amount).Sum();
}
