using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Purchases;

/// <summary>Réglages des dépenses : from what amount two persons approve. Source: none, the rules of each association.</summary>
public sealed class PurchaseSettings : ICptsOwned
{
    private PurchaseSettings()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>From this amount, included, in cents, a second person approves; none: one is always enough.</summary>
    public long? SecondFromCents { get; private set; }

    public Money? SecondFrom => SecondFromCents is { } cents ? new(cents) : null;

    /// <summary>A CPTS that has set nothing: from 1 000 EUR.</summary>
    public static PurchaseSettings Default() => new() { SecondFromCents = 1_000_00 };

    /// <summary>Refuses a negative amount.</summary>
    public List<Refusal> Change(Money? secondFrom)
    {
        if (secondFrom < Money.Zero)
        {
            return [new("amount-needed", "Indiquez un montant en euros, par exemple 1 000,00.", nameof(SecondFrom))];
        }
        SecondFromCents = secondFrom?.Cents;
        return [];
    }
}
