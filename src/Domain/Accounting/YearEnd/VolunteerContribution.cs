using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Accounting.YearEnd;

/// <summary>Sorte de contribution volontaire en nature.</summary>
public enum ContributionInKind
{
    /// <summary>Bénévolat : heures données (864, 875).</summary>
    Volunteering,

    /// <summary>Prestations offertes (862, 871).</summary>
    Services,

    /// <summary>Biens et locaux prêtés (861, 871).</summary>
    Premises,

    /// <summary>Dons en nature distribués (860, 870).</summary>
    Gifts,
}

/// <summary>
/// Contribution volontaire en nature : what is given without money, valued on both sides (classes 86 and 87) so that the result does not
/// move. Hours are valued at a rate whose source is told. Source: règlement ANC 2018-06, art. 211-1 à 211-4.
/// </summary>
public static class VolunteerContribution
{
    private const int MostHours = 100_000;

    /// <summary>Hours of volunteers at a rate. Refuses no hours, no rate, a rate without its source and day.</summary>
    /// <param name="rateSource">« SMIC horaire brut chargé ».</param>
    /// <param name="rateOn">Day on which the rate holds.</param>
    public static Outcome<PreparedPostings> OfHours(FiscalYear year, string? mission, decimal? hours, Money? rate, string? rateSource, DateOnly? rateOn, Guid source)
    {
        ArgumentNullException.ThrowIfNull(year);
        var refusals = new List<Refusal>();
        if (hours is not (> 0 and <= MostHours))
        {
            refusals.Add(new("hours-required", "Indiquez le nombre d’heures données.", "Hours"));
        }
        if (rate is not { } price || price <= Money.Zero || price > new Money(1_000_00))
        {
            refusals.Add(new("rate-required", "Indiquez la valeur d’une heure, en euros.", "Rate"));
        }
        var origin = TypedText.Line(rateSource);
        if (origin.Length is 0 or > 80)
        {
            refusals.Add(new("rate-source", "Dites d’où vient cette valeur, en 80 caractères au plus.", "RateSource"));
        }
        if (rateOn is not { } on || on > year.End)
        {
            refusals.Add(new("rate-day", "Indiquez depuis quel jour cette valeur est en vigueur.", "RateOn"));
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var amount = Money.Round(rate!.Value.Exact * Fraction.FromDecimal(hours!.Value), Rounding.HalfAwayFromZero);
        var count = FrenchNumber.Short(hours.Value);
        var said = $"{origin}, au {FrenchDate.Long(rateOn!.Value)}";
        var working = new Working(
        [
            new("Valeur d’une heure", null, "", rate.Value, said, Confidence.OwnContract),
            new($"{count} heures de bénévolat", rate, count, amount, "Heures × valeur d’une heure", Confidence.Derived),
        ]);
        return new PreparedPostings([Posting(year, ContributionInKind.Volunteering, mission, amount, $"Bénévolat, {count} h à {FrenchNumber.Euros(rate.Value)}", said, source)], working);
    }

    /// <summary>What is lent or given, at its usual price. Refuses no amount, and what it is not said.</summary>
    public static Outcome<PreparedPostings> OfValue(FiscalYear year, ContributionInKind kind, string? mission, Money? amount, string? what, Guid source)
    {
        ArgumentNullException.ThrowIfNull(year);
        var refusals = new List<Refusal>();
        if (amount is not { } value || value <= Money.Zero)
        {
            refusals.Add(new("amount-required", "Indiquez la valeur, en euros.", "Amount"));
        }
        if (TypedText.Line(what).Length is 0 or > Entry.PieceLength)
        {
            refusals.Add(new("what-required", "Dites ce qui est donné, et d’où vient sa valeur.", "What"));
        }
        return refusals.Count > 0 ? refusals : new PreparedPostings([Posting(year, kind, mission, amount!.Value, "Contribution volontaire en nature", TypedText.Line(what), source)]);
    }

    /// <summary>Emploi (86) and ressource (87).</summary>
    public static (string Use, string Resource) Accounts(ContributionInKind kind) => kind switch
    {
        ContributionInKind.Volunteering => ("864", "875"),
        ContributionInKind.Services => ("862", "871"),
        ContributionInKind.Premises => ("861", "871"),
        ContributionInKind.Gifts => ("860", "870"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static Posting Posting(FiscalYear year, ContributionInKind kind, string? mission, Money amount, string label, string piece, Guid source)
    {
        var ((use, resource), axes) = (Accounts(kind), new Axes(mission));
        return new(year.End, JournalKind.Miscellaneous, label, new(PostingSource.InKind, source), [PreparedPostings.Debit(use, amount, axes), PreparedPostings.Credit(resource, amount, axes)], piece);
    }
}
