using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Accounting.YearEnd;

/// <summary>Sorte de fonds dédiés, by who gave the money.</summary>
public enum DedicatedFundKind
{
    /// <summary>Sur subventions d'exploitation : compte 194.</summary>
    Subsidies,

    /// <summary>Sur contributions financières d'autres organismes : compte 195.</summary>
    Contributions,
}

/// <summary>Emploi d'une ressource : what a mission received and spent of a funder in a year, and what is dedicated to it already.</summary>
/// <param name="Received">Products of accounts 73 to 75.</param>
/// <param name="Spent">Expenses of class 6, reports in dedicated funds left out.</param>
/// <param name="SetAside">In the year: reports (689) less uses (789).</param>
/// <param name="OfSubsidies">Dedicated funds that are left, account 194.</param>
/// <param name="OfContributions">The same, account 195.</param>
public sealed record ResourceUse(string? Mission, string? Funder, Money Received, Money Spent, Money SetAside, Money OfSubsidies, Money OfContributions)
{
    /// <summary>Dedicated funds that are left.</summary>
    public Money Held => OfSubsidies + OfContributions;

    /// <summary>What the year still leaves, or takes from the dedicated funds when negative.</summary>
    public Money Left => Received - Spent - SetAside;

    public Working Working(string origin) => new(
    [
        new("Reçu dans l’année", null, "", Received, origin, Confidence.Derived),
        new("Dépensé dans l’année", null, "", -Spent, origin, Confidence.Derived),
        new(SetAside >= Money.Zero ? "Déjà mis de côté cette année" : "Repris cette année sur les fonds dédiés", null, "", -SetAside, origin, Confidence.Derived),
        new(Left >= Money.Zero ? "Reste à dépenser" : "Dépensé au-delà", null, "", Left, "Reçu, moins dépensé, moins mis de côté", Confidence.Derived),
    ]);
}

/// <summary>
/// Fonds dédiés : the part of a resource given for a purpose that was not spent at the closing is set aside (689, 19), and used when it is
/// spent (19, 789). Source: règlement ANC 2018-06, art. 132-1 à 132-4.
/// </summary>
public sealed class DedicatedFunds
{
    private readonly FiscalYear _year;

    /// <param name="balances">Of the year, by mission and funder.</param>
    public DedicatedFunds(FiscalYear year, IReadOnlyCollection<AccountBalance> balances)
    {
        _year = year;
        Uses = [.. balances.GroupBy(b => (b.Axes.Mission, Funder: b.Axes.Funder ?? Axes.MainFunder))
            .Select(g => new ResourceUse(g.Key.Mission, g.Key.Funder, -Sum(g, "73", "74", "75"), Sum(g, "6") - Sum(g, "689"), Sum(g, "689", "789"), -Sum(g, "194"), -Sum(g, "195")))
            .Where(u => !u.Received.IsZero || !u.Held.IsZero).OrderBy(u => u.Mission, StringComparer.Ordinal).ThenBy(u => u.Funder, StringComparer.Ordinal)];
    }

    /// <summary>One for each mission and funder that gave, or that funds are dedicated to.</summary>
    public IReadOnlyList<ResourceUse> Uses { get; }

    /// <summary>Refuses a use that is not one, no amount, more than was received, or than is left to use, and a purpose not said.</summary>
    /// <param name="isUse">Uses what was set aside; sets aside otherwise.</param>
    public Outcome<PreparedPostings> Prepare(string? mission, string? funder, DedicatedFundKind kind, bool isUse, Money amount, string? purpose, Guid source)
    {
        if (Uses.FirstOrDefault(u => u.Mission == mission && u.Funder == funder) is not { } use)
        {
            return new Refusal("use-unknown", "Choisissez une ressource de la liste.", "Use");
        }
        var refusals = new List<Refusal>();
        var most = isUse ? (kind == DedicatedFundKind.Subsidies ? use.OfSubsidies : use.OfContributions) : use.Received - use.SetAside;
        if (amount <= Money.Zero || amount > most)
        {
            refusals.Add(new("amount-out", amount <= Money.Zero ? "Indiquez le montant."
                : isUse ? $"Il reste {FrenchNumber.Euros(most)} de fonds dédiés à utiliser." : $"On ne reporte pas plus que ce qui a été reçu et n’est pas déjà de côté\u00A0: {FrenchNumber.Euros(most)}.", "Amount"));
        }
        if (TypedText.Line(purpose).Length is 0 or > Entry.PieceLength)
        {
            refusals.Add(new("purpose-required", "Dites pour quoi cet argent est réservé\u00A0: convention, projet.", "Purpose"));
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var axes = new Axes(mission, Funder: funder);
        var digit = kind == DedicatedFundKind.Subsidies ? "4" : "5";
        return new PreparedPostings(
        [
            new(_year.End, JournalKind.Miscellaneous, isUse ? "Utilisation de fonds dédiés" : "Report en fonds dédiés", new(PostingSource.DedicatedFunds, source),
                isUse ? [PreparedPostings.Debit("19" + digit, amount, axes), PreparedPostings.Credit("789" + digit, amount, axes)]
                    : [PreparedPostings.Debit("689" + digit, amount, axes), PreparedPostings.Credit("19" + digit, amount, axes)],
                TypedText.Line(purpose)),
        ], use.Working($"Écritures de l’exercice {_year.Label}"));
    }

    private static Money Sum(IEnumerable<AccountBalance> balances, params string[] accounts) =>
        balances.Where(b => accounts.Any(a => b.Account.StartsWith(a, StringComparison.Ordinal))).Sum(b => b.Balance);
}
