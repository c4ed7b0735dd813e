using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Indemnities;

/// <summary>
/// Forfait : a task that the CPTS pays by deed (« Protocole rédigé »), its amount and the vote that set it. It serves a mission:
/// a rémunération, the same for every profession. Source: CSP D. 1434-44.
/// </summary>
public sealed class PaidDeed : ICptsOwned
{
    public const int NameLength = 120;

    /// <summary>More than this for one deed is a slip of the keyboard.</summary>
    public static readonly Money Largest = Money.FromEuros(10_000);

    private PaidDeed()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public string Name { get; private set; } = "";

    public Money Amount { get; private set; }

    /// <summary>Date d'effet : first day on which the deed may have been done.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day, included; null while it is in force.</summary>
    public DateOnly? Until { get; private set; }

    public string Vote { get; private set; } = "";

    public bool IsInForce(DateOnly day) => From <= day && !(Until < day);

    /// <summary>Refuses a missing name, day or vote, and an amount that is not above zero or unlikely.</summary>
    public static Outcome<PaidDeed> Set(string? name, Money? amount, DateOnly? from, string? vote)
    {
        var refusals = new List<Refusal>();
        if (TypedText.Line(name).Length is 0 or > NameLength)
        {
            refusals.Add(new("name-required", $"Donnez un nom au forfait ({NameLength} caractères au plus).", nameof(Name)));
        }
        if (amount is null || amount <= Money.Zero || amount > Largest)
        {
            refusals.Add(new("amount-out-of-range", $"Indiquez un montant au-dessus de 0, jusqu’à {FrenchNumber.Euros(Largest)}.", nameof(Amount)));
        }
        if (from is null || from.Value.Year is < 2000 or > 2099)
        {
            refusals.Add(new("day-required", "Indiquez la date d’effet.", nameof(From)));
        }
        if (TypedText.Line(vote).Length is 0 or > IndemnityRate.VoteLength)
        {
            refusals.Add(new("vote-required", "Dites quel vote a fixé ce montant (AG, CA, règlement intérieur…).", nameof(Vote)));
        }
        return refusals.Count > 0
            ? refusals
            : new PaidDeed { Name = TypedText.Line(name), Amount = amount!.Value, From = from!.Value, Vote = TypedText.Line(vote) };
    }

    /// <summary>Is no longer paid from the day after. Refuses a day before its date of effect.</summary>
    public List<Refusal> End(DateOnly lastDay)
    {
        if (lastDay < From)
        {
            return [new("end-before-start", "Le dernier jour suit la date d’effet.", nameof(Until))];
        }
        Until = lastDay;
        return [];
    }
}
