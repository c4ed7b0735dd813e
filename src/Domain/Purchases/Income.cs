using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Purchases;

/// <summary>Recette, telle que saisie.</summary>
/// <param name="FunderId">None for the ACI.</param>
/// <param name="Mission">What it is for; none for the functioning.</param>
/// <param name="Part">Volet of the ACI; none for another funder.</param>
/// <param name="ContractYear">The year that it pays for; none for another funder.</param>
public sealed record IncomeDetails(
    Guid? FunderId, MissionCode? Mission, FundingPart? Part, Guid? ContractId, int? ContractYear, DateOnly? ReceivedOn, string? Label, Money? Amount)
{
    /// <summary>The contrat de mission précoce whose aid it is; none otherwise.</summary>
    public Guid? EarlyContractId { get; init; }
}

/// <summary>
/// Recette : money that came in, of the ACI for a mission and a year of the contract, or of another funder. Contributions of members have their
/// own module. Source: contrat type of the ACI, art. 6.
/// </summary>
public sealed class Income : ICptsOwned
{
    public const int LabelLength = 200;

    private Income()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>None for the ACI.</summary>
    public Guid? FunderId { get; private set; }

    /// <summary>None for the functioning.</summary>
    public MissionCode? Mission { get; private set; }

    public FundingPart? Part { get; private set; }

    public Guid? ContractId { get; private set; }

    public int? ContractYear { get; private set; }

    /// <summary>The contrat de mission précoce whose aid it is.</summary>
    public Guid? EarlyContractId { get; private set; }

    public DateOnly ReceivedOn { get; private set; }

    public string Label { get; private set; } = "";

    /// <summary>Label, folded: searched.</summary>
    public string FoldedLabel { get; private set; } = "";

    public Money Amount { get; private set; }

    public string RecordedBy { get; private set; } = "";

    /// <summary>
    /// Refuses a missing label or amount, a day to come or before last year, a payment of the ACI without its part and year, a mission paid for
    /// the functioning or the reverse, the aid of a mission précoce as a payment of the ACI.
    /// </summary>
    public static Outcome<Income> Record(IncomeDetails details, PurchaseActor actor, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(details);
        ArgumentNullException.ThrowIfNull(actor);
        var income = new Income { RecordedBy = actor.FullName };
        var refusals = income.Set(details, today);
        return refusals.Count > 0 ? refusals : income;
    }

    private List<Refusal> Set(IncomeDetails details, DateOnly today)
    {
        var refusals = new List<Refusal>();
        var first = new DateOnly(today.Year - 1, 1, 1);
        if (details.ReceivedOn is null || details.ReceivedOn > today || details.ReceivedOn < first)
        {
            refusals.Add(new("day-out-of-range", $"Indiquez le jour où l’argent est arrivé, du {FrenchDate.Long(first)} à aujourd’hui.", nameof(ReceivedOn)));
        }
        if (TypedText.Line(details.Label).Length is 0 or > LabelLength)
        {
            refusals.Add(new("label-needed", $"Dites en quelques mots d’où vient cet argent ({LabelLength} caractères au plus).", nameof(Label)));
        }
        if (details.Amount is null || details.Amount <= Money.Zero)
        {
            refusals.Add(new("amount-needed", "Indiquez un montant en euros, deux décimales au plus, par exemple 1 234,50.", nameof(Amount)));
        }
        if (details is { EarlyContractId: not null, FunderId: null })
        {
            refusals.Add(new("aid-not-of-aci", "L’aide à la mission précoce vient avant l’ACI\u00A0: choisissez le financeur qui l’a versée.", "Funder"));
        }
        else if (details.FunderId is null)
        {
            if (details.ContractYear is null || details.ContractId is null)
            {
                refusals.Add(new("year-needed", "Choisissez l’année du contrat que ce versement paie.", nameof(ContractYear)));
            }
            if (details.Part is null || details.Mission is null != (details.Part == FundingPart.Functioning))
            {
                refusals.Add(new("part-needed", details.Mission is null ? "Sans mission, le versement est de fonctionnement." : "Choisissez la part fixe ou la part variable de la mission.", nameof(Part)));
            }
        }
        refusals.AddRange(PatientWatch.Refusals((details.Label, nameof(Label))));
        if (refusals.Count == 0)
        {
            (FunderId, Mission, ReceivedOn, Amount) = (details.FunderId, details.Mission, details.ReceivedOn!.Value, details.Amount!.Value);
            EarlyContractId = details.EarlyContractId;
            (Part, ContractId, ContractYear) = FunderId is null ? (details.Part, details.ContractId, details.ContractYear) : default;
            (Label, FoldedLabel) = (TypedText.Line(details.Label), FoldedText.Of(details.Label));
        }
        return refusals;
    }
}
