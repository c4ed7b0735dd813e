using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Accounting.YearEnd;

/// <summary>
/// Produit constaté d'avance : the part of an income that pays for days after the closing leaves the year (account 487) and comes back on
/// the first day of the next. Source: plan comptable général, compte 487; règlement ANC 2018-06 (conventions over several years).
/// </summary>
public static class DeferredIncome
{
    private const string Deferred = "487";

    /// <summary>Refuses an account that is no income of the year, an amount beyond what it holds, days that do not pass the closing, an income not named.</summary>
    /// <param name="received">What the account holds for that mission in the year.</param>
    /// <param name="amount">Of the income, for the whole of its days.</param>
    /// <param name="from">First day that it pays for.</param>
    /// <param name="to">Last day, included.</param>
    public static Outcome<PreparedPostings> Prepare(FiscalYear year, string? account, Axes axes, Money received, Money amount, DateOnly? from, DateOnly? to, string? label, Guid source)
    {
        ArgumentNullException.ThrowIfNull(year);
        var refusals = new List<Refusal>();
        if (account is not ['7', ..] || received <= Money.Zero)
        {
            refusals.Add(new("income-unknown", "Choisissez un produit de l’exercice.", "Use"));
        }
        else if (amount <= Money.Zero || amount > received)
        {
            refusals.Add(new("amount-out", amount <= Money.Zero ? "Indiquez le montant reçu." : $"L’exercice n’a que {FrenchNumber.Euros(received)} sur ce compte.", "Amount"));
        }
        if (from is not { } first || to is not { } last || last < first || last > first.AddYears(10))
        {
            refusals.Add(new("days-unlikely", "Indiquez le premier et le dernier jour que cet argent couvre.", "To"));
        }
        else if (last <= year.End)
        {
            refusals.Add(new("nothing-deferred", $"Cette période se termine avec l’exercice\u00A0: rien n’est à reporter après le {FrenchDate.Long(year.End)}.", "To"));
        }
        if (TypedText.Line(label).Length is 0 or > Entry.PieceLength)
        {
            refusals.Add(new("label-required", "Dites de quelle convention ou décision il s’agit.", "Label"));
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var all = to!.Value.DayNumber - from!.Value.DayNumber + 1;
        var after = to.Value.DayNumber - Math.Max(from.Value.DayNumber - 1, year.End.DayNumber);
        var part = Money.Round(amount.Exact * new Fraction(after, all), Rounding.HalfAwayFromZero);
        if (part.IsZero)
        {
            return new Refusal("nothing-deferred", "La part des jours qui suivent est de moins d’un centime.", "Amount");
        }
        var working = new Working(
        [
            new($"Montant pour {FrenchNumber.Whole(all)} jours, du {FrenchDate.Long(from.Value)} au {FrenchDate.Long(to.Value)}", null, "", amount, TypedText.Line(label), Confidence.OwnContract),
            new($"Part des {FrenchNumber.Whole(after)} jours qui suivent le {FrenchDate.Long(year.End)}", amount, $"{after}/{all}", part, "Prorata en jours", Confidence.Derived),
        ]);
        return new PreparedPostings(
        [
            new(year.End, JournalKind.Miscellaneous, "Produit constaté d’avance", new(PostingSource.DeferredIncome, source),
                [PreparedPostings.Debit(account!, part, axes), PreparedPostings.Credit(Deferred, part, axes)], TypedText.Line(label)),
            new(year.End.AddDays(1), JournalKind.Miscellaneous, "Reprise d’un produit constaté d’avance", new(PostingSource.DeferredIncomeBack, source),
                [PreparedPostings.Debit(Deferred, part, axes), PreparedPostings.Credit(account!, part, axes)], TypedText.Line(label)),
        ], working);
    }
}
