using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Indemnities;

/// <summary>
/// Montant reçu d'une autre CPTS : what a person says they received elsewhere in a calendar year; it counts under the legal ceiling,
/// since the text does not say that each CPTS has its own. Source: CSP D. 1434-44.
/// </summary>
public sealed class AmountElsewhere : ICptsOwned
{
    public const int FromLength = 200;

    private AmountElsewhere()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MemberId { get; private set; }

    /// <summary>Calendar year.</summary>
    public int Year { get; private set; }

    public Money Amount { get; private set; }

    /// <summary>Which CPTS, in the words of the person.</summary>
    public string From { get; private set; } = "";

    public string DeclaredBy { get; private set; } = "";

    public DateOnly DeclaredOn { get; private set; }

    /// <summary>Refuses an unlikely year, an amount that is not above zero or is above a million, a missing name.</summary>
    public static Outcome<AmountElsewhere> Declare(Guid member, int? year, Money? amount, string? from, string by, DateOnly today)
    {
        var refusals = new List<Refusal>();
        if (year is null || year < 2019 || year > today.Year)
        {
            refusals.Add(new("year-out-of-range", $"Indiquez une année entre 2019 et {today.Year}.", nameof(Year)));
        }
        if (amount is null || amount <= Money.Zero || amount > Money.FromEuros(1_000_000))
        {
            refusals.Add(new("amount-out-of-range", "Indiquez un montant au-dessus de 0.", nameof(Amount)));
        }
        if (TypedText.Line(from).Length is 0 or > FromLength)
        {
            refusals.Add(new("name-required", $"Nommez l’autre CPTS ({FromLength} caractères au plus).", nameof(From)));
        }
        return refusals.Count > 0
            ? refusals
            : new AmountElsewhere { MemberId = member, Year = year!.Value, Amount = amount!.Value, From = TypedText.Line(from), DeclaredBy = by, DeclaredOn = today };
    }
}
