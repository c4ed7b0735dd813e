using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Budget;

/// <summary>Mouvement d'une enveloppe.</summary>
public enum EnvelopeMove
{
    /// <summary>Reçu : a payment of the ACI for the mission and the year.</summary>
    Received,

    /// <summary>Repris d'une année précédente.</summary>
    CarriedIn,

    /// <summary>Reporté sur l'année suivante.</summary>
    CarriedOut,

    /// <summary>Dépenses payées.</summary>
    InvoicesPaid,

    /// <summary>Indemnités payées.</summary>
    IndemnitiesPaid,

    /// <summary>Dépenses approuvées, à payer.</summary>
    InvoicesApproved,

    /// <summary>Indemnités approuvées, à payer.</summary>
    IndemnitiesApproved,
}

/// <summary>Faits d'une enveloppe, added up: what one kind of move did to the envelope of a mission and a year of the contract.</summary>
/// <param name="Mission">None for the functioning.</param>
/// <param name="Part">Volet of the ACI, of what was received.</param>
/// <param name="Origin">Year from which carried money comes first.</param>
public sealed record EnvelopeFact(EnvelopeMove Move, MissionCode? Mission, Money Amount, int Count = 1, FundingPart? Part = null, int? Origin = null);

/// <summary>
/// Enveloppe : what the ACI gave for one mission, or for the functioning, and one year of the contract, and what became of it. Derived from the
/// facts, never typed. Source: Guide pratique CPTS, sheets 7 and 16.
/// </summary>
/// <param name="Mission">None for the functioning.</param>
/// <param name="Opened">What the contract opens for the year by volet, uncertain variable parts included.</param>
public sealed record Envelope(MissionCode? Mission, int ContractYear, IReadOnlyList<(FundingPart Part, Money Amount, bool IsUncertain)> Opened, IReadOnlyList<EnvelopeFact> Facts)
{
    private const string Source = "faits de la CPTS";

    public string Label => FundingCodes.Label(Mission);

    public Money TotalOpened => Opened.Sum(o => o.Amount);

    public Money Received => Sum(EnvelopeMove.Received);

    /// <summary>Taken from the years before, less what was carried to the next.</summary>
    public Money Carried => Sum(EnvelopeMove.CarriedIn) - Sum(EnvelopeMove.CarriedOut);

    public Money Spent => Sum(EnvelopeMove.InvoicesPaid) + Sum(EnvelopeMove.IndemnitiesPaid);

    /// <summary>Approved, not paid.</summary>
    public Money Committed => Sum(EnvelopeMove.InvoicesApproved) + Sum(EnvelopeMove.IndemnitiesApproved);

    /// <summary>Negative when another envelope pays for this one.</summary>
    public Money Left => Received + Carried - Spent - Committed;

    /// <summary>Still to come of what the contract opens; zero when more came.</summary>
    public Money Awaited => TotalOpened > Received ? TotalOpened - Received : Money.Zero;

    /// <summary>More was spent or committed than came in.</summary>
    public bool IsOverdrawn => Left < Money.Zero;

    /// <summary>The steps from what was received to what is left.</summary>
    public Working Working => new(
    [
        .. Facts.OrderBy(f => f.Move).ThenBy(f => f.Part).ThenBy(f => f.Origin).Select(f => new WorkingLine(LabelOf(f), null, "", Signed(f), Source, Confidence.Derived)),
        new("Reste", null, "", Left, "reçu et reports, moins payé et engagé", Confidence.Derived),
    ]);

    /// <summary>One envelope for the functioning and each mission that has a part or a fact, in the order of the guide.</summary>
    /// <param name="payments">Of the calendar, for all years.</param>
    /// <param name="facts">Of that year.</param>
    public static IReadOnlyList<Envelope> Of(int contractYear, IReadOnlyList<Payment> payments, IReadOnlyList<EnvelopeFact> facts)
    {
        ArgumentNullException.ThrowIfNull(payments);
        ArgumentNullException.ThrowIfNull(facts);
        return
        [
            .. MissionCodes.All.Select(m => (MissionCode?)m).Prepend(null).Select(mission => new Envelope(
                mission, contractYear,
                [.. payments.Where(p => p.ContractYear == contractYear && p.Mission == mission).GroupBy(p => p.Part).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(p => p.Amount), g.Any(p => p.IsUncertain)))],
                [.. facts.Where(f => f.Mission == mission)]))
            .Where(e => e.Mission is null || e.Opened.Count > 0 || e.Facts.Count > 0),
        ];
    }

    private static string LabelOf(EnvelopeFact fact) => fact.Move switch
    {
        EnvelopeMove.Received => $"Versements reçus, {fact.Part?.Label().ToLowerInvariant()} ({fact.Count})",
        EnvelopeMove.CarriedIn => $"Report reçu, de l’année {fact.Origin}",
        EnvelopeMove.CarriedOut => $"Reporté sur l’année suivante, de l’année {fact.Origin}",
        EnvelopeMove.InvoicesPaid => $"Dépenses payées ({fact.Count})",
        EnvelopeMove.IndemnitiesPaid => $"Indemnités payées ({fact.Count})",
        EnvelopeMove.InvoicesApproved => $"Dépenses approuvées, à payer ({fact.Count})",
        EnvelopeMove.IndemnitiesApproved => $"Indemnités approuvées, à payer ({fact.Count})",
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    private static Money Signed(EnvelopeFact fact) => fact.Move is EnvelopeMove.Received or EnvelopeMove.CarriedIn ? fact.Amount : -fact.Amount;

    private Money Sum(EnvelopeMove move) => Facts.Where(f => f.Move == move).Sum(f => f.Amount);
}
