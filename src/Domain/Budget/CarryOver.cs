using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Budget;

/// <summary>Report, tel que saisi.</summary>
/// <param name="Origin">Year for which the fund paid it first.</param>
public sealed record CarryOverDetails(int? Origin, Money? Amount, string? Justification);

/// <summary>
/// Report d'enveloppe (report à nouveau) : money of the ACI not spent in its year, taken into the next one with the reason, by mission and year of
/// origin. Source: Guide pratique CPTS, sheet 7.
/// </summary>
public sealed class CarryOver : ICptsOwned
{
    public const int JustificationLength = 4000;

    private CarryOver()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid ContractId { get; private set; }

    /// <summary>None for the functioning.</summary>
    public MissionCode? Mission { get; private set; }

    /// <summary>Contract year for which the fund paid it first.</summary>
    public int OriginYear { get; private set; }

    /// <summary>Contract year that it leaves; it goes to the next one.</summary>
    public int FromYear { get; private set; }

    public Money Amount { get; private set; }

    public string Justification { get; private set; } = "";

    public DateOnly DecidedOn { get; private set; }

    public string DecidedBy { get; private set; } = "";

    public int IntoYear => FromYear + 1;

    /// <summary>
    /// Refuses the last year of the contract, an amount that is none or above what is left of the envelope (or of that origin in it), an origin
    /// that it does not hold, and a justification missing, too long, or that seems to name a patient.
    /// </summary>
    /// <param name="from">As it stands, carry-overs already decided counted.</param>
    public static Outcome<CarryOver> Decide(Guid contractId, Envelope from, CarryOverDetails details, string decidedBy, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(details);
        var refusals = new List<Refusal>();
        if (from.ContractYear >= ContractDeadlines.ContractLength)
        {
            refusals.Add(new("last-year", "La dernière année du contrat ne se reporte pas\u00A0: voyez avec la CPAM au renouvellement."));
        }
        if (details.Amount is null || details.Amount <= Money.Zero)
        {
            refusals.Add(new("amount-needed", "Indiquez un montant en euros, deux décimales au plus, par exemple 1 234,50.", nameof(Amount)));
        }
        else if (details.Origin is { } origin && LeftOf(from, origin) is var left && details.Amount > left)
        {
            refusals.Add(new("above-left", left > Money.Zero ? $"Il ne reste que {FrenchNumber.Euros(left)} de cette origine dans l’enveloppe." : "Il ne reste rien de cette origine dans l’enveloppe.", nameof(Amount)));
        }
        if (details.Origin is null)
        {
            refusals.Add(new("origin-needed", "Choisissez l’année d’origine de cet argent.", nameof(OriginYear)));
        }
        if (TypedText.Lines(details.Justification).Length is 0 or > JustificationLength)
        {
            refusals.Add(new("missing-reason", "Dites pourquoi cet argent n’a pas été dépensé et à quoi il servira.", nameof(Justification)));
        }
        refusals.AddRange(PatientWatch.Refusals((details.Justification, nameof(Justification))));
        return refusals.Count > 0 ? refusals : new CarryOver
        {
            ContractId = contractId,
            Mission = from.Mission,
            OriginYear = details.Origin!.Value,
            FromYear = from.ContractYear,
            Amount = details.Amount!.Value,
            Justification = TypedText.Lines(details.Justification),
            DecidedOn = today,
            DecidedBy = decidedBy,
        };
    }

    /// <summary>The origins that an envelope holds: its own year, and those it was given money of.</summary>
    public static IReadOnlyList<int> OriginsOf(Envelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        return [.. envelope.Facts.Where(f => f.Move == EnvelopeMove.CarriedIn).Select(f => f.Origin!.Value).Append(envelope.ContractYear).Distinct().Order()];
    }

    /// <summary>Most that may still be carried of one origin: within what is left of the whole.</summary>
    public static Money LeftOf(Envelope envelope, int origin)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        Money Of(EnvelopeMove move) => envelope.Facts.Where(f => f.Move == move && f.Origin == origin).Sum(f => f.Amount);
        var own = origin == envelope.ContractYear ? envelope.Received : Of(EnvelopeMove.CarriedIn);
        var left = own - Of(EnvelopeMove.CarriedOut);
        return left < envelope.Left ? left : envelope.Left;
    }
}
