using System.Globalization;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Purchases;

/// <summary>Ce que paie une part : a mission or the functioning, a fiche action, a funder, a year of the contract.</summary>
/// <param name="Mission">None for the functioning.</param>
/// <param name="FunderId">None for the ACI.</param>
/// <param name="ContractId">The ACI contract whose year it is; none for another funder.</param>
/// <param name="ContractYear">From 1; none for another funder, or before any contract.</param>
public sealed record Allocation(MissionCode? Mission, Guid? FicheActionId, Guid? FunderId, Guid? ContractId, int? ContractYear);

/// <summary>Part d'une facture, telle que saisie.</summary>
/// <param name="Amount">When split by amounts; the whole when the only part leaves it out. Never negative.</param>
/// <param name="Weight">When split by key.</param>
public sealed record PartDetails(Allocation For, Money? Amount, long? Weight);

/// <summary>Part d'une facture : what of it one mission, or the functioning, bears.</summary>
public sealed class InvoicePart : ICptsOwned
{
    private InvoicePart()
    {
    }

    internal InvoicePart(int position, Allocation bears, Money amount, long? weight)
    {
        (Position, Amount, Weight) = (position, amount, weight);
        (Mission, FicheActionId, FunderId, ContractId, ContractYear) = bears;
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid InvoiceId { get; private set; }

    public int Position { get; private set; }

    /// <summary>None for the functioning.</summary>
    public MissionCode? Mission { get; private set; }

    public Guid? FicheActionId { get; private set; }

    /// <summary>None for the ACI.</summary>
    public Guid? FunderId { get; private set; }

    public Guid? ContractId { get; private set; }

    public int? ContractYear { get; private set; }

    /// <summary>Negative on a credit note.</summary>
    public Money Amount { get; private set; }

    /// <summary>Its share in the key; none when the amount was typed.</summary>
    public long? Weight { get; private set; }

    public Allocation For => new(Mission, FicheActionId, FunderId, ContractId, ContractYear);
}

/// <summary>Répartition d'une facture : parts by amounts or by key, that add up to the cent.</summary>
public static class InvoiceSplit
{
    public const int MostParts = 20;
    public const long MostWeight = 10_000;

    /// <summary>
    /// Refuses no part, too many, an amount missing, negative or of another total, a weight outside of 1 to 10 000. The cents left over by a
    /// key go to the largest remainders (<see cref="Money.Split"/>).
    /// </summary>
    /// <param name="total">Of the invoice, not negative.</param>
    public static Outcome<Money[]> Of(Money total, bool byKey, IReadOnlyList<PartDetails> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count is 0 or > MostParts)
        {
            return new Refusal("parts-needed", $"Dites ce que cette dépense sert\u00A0: de une à {MostParts} lignes.", "Parts");
        }
        return byKey ? ByKey(total, parts) : ByAmounts(total, parts);
    }

    /// <summary>How an amount was split: « 1/3 » of the total for each line of the key.</summary>
    public static Working Working(Money total, IReadOnlyList<(string Label, InvoicePart Part)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var weights = parts.Sum(p => p.Part.Weight ?? 0);
        return new(
        [
            .. parts.Select(p => new WorkingLine(
                p.Label, total, p.Part.Weight is { } weight ? string.Create(CultureInfo.InvariantCulture, $"{weight}/{weights}") : "", p.Part.Amount,
                p.Part.Weight is null ? "montant saisi" : "clé de répartition, centimes aux plus forts restes", Confidence.Derived)),
            new("Total de la facture", null, "", parts.Sum(p => p.Part.Amount), "facture", Confidence.Derived),
        ]);
    }

    private static Outcome<Money[]> ByAmounts(Money total, IReadOnlyList<PartDetails> parts)
    {
        if (parts is [{ Amount: null }])
        {
            return new[] { total };
        }
        var refusals = parts.Select((p, i) => (p.Amount, i)).Where(p => p.Amount is null || p.Amount <= Money.Zero)
            .Select(p => new Refusal("part-amount-needed", "Indiquez un montant en euros, deux décimales au plus, par exemple 120,50.", $"Parts[{p.i}].Share")).ToList();
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var left = total - parts.Sum(p => p.Amount!.Value);
        return left.IsZero
            ? parts.Select(p => p.Amount!.Value).ToArray()
            : new Refusal("parts-differ", left > Money.Zero
                ? $"Il manque {FrenchNumber.Euros(left)} pour faire le total de {FrenchNumber.Euros(total)}."
                : $"Les parts dépassent de {FrenchNumber.Euros(-left)} le total de {FrenchNumber.Euros(total)}.", "Parts");
    }

    private static Outcome<Money[]> ByKey(Money total, IReadOnlyList<PartDetails> parts)
    {
        var refusals = parts.Select((p, i) => (p.Weight, i)).Where(p => p.Weight is null or < 1 or > MostWeight)
            .Select(p => new Refusal("part-weight-needed", $"Indiquez une part entière de la clé, de 1 à {FrenchNumber.Whole(MostWeight)} (des pourcentages, par exemple).", $"Parts[{p.i}].Share")).ToList();
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var amounts = total.Split([.. parts.Select(p => p.Weight!.Value)]);
        return amounts.Any(a => a.IsZero)
            ? new Refusal("part-empty", "Cette clé donne une part de zéro centime.", "Parts")
            : amounts.ToArray();
    }
}
