using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Territories;

namespace Tisserand.Domain.Funding;

/// <summary>Plafond annuel : what the contract opens for a part in a contract year, before any proration.</summary>
/// <param name="Mission">None for functioning.</param>
public sealed record Ceiling(int ContractYear, MissionCode? Mission, FundingPart Part, Working Working)
{
    public Money Amount => Working.Amount;
}

/// <summary>Versement attendu : one payment of the calendar, with the working that leads to its amount.</summary>
/// <param name="DueOn">Day the contract makes it due; the fund pays later, after the dialogue de gestion.</param>
/// <param name="Mission">None for functioning.</param>
/// <param name="ContractYear">The year it pays for, not the one it falls in.</param>
/// <param name="AtMost">« Au plus » : a variable part whose attainment is not evaluated yet, counted at 100 %.</param>
/// <param name="IsEstimated">« Estimé » : a variable part at the attainment that the indicators give, not notified yet.</param>
public sealed record Payment(
    DateOnly DueOn, MissionCode? Mission, FundingPart Part, PaymentKind Kind, int ContractYear, Working Working, bool AtMost, bool IsEstimated)
{
    public Money Amount => Working.Amount;

    /// <summary>Not notified by the fund: never to be booked as acquired.</summary>
    public bool IsUncertain => AtMost || IsEstimated;
}

/// <summary>Total d'une année du contrat.</summary>
/// <param name="Amount">All the payments for that year.</param>
/// <param name="Uncertain">The part of <paramref name="Amount"/> that the fund has not notified: never to be booked as acquired.</param>
public sealed record YearTotal(int ContractYear, Money Amount, Money Uncertain);

/// <summary>Plan de financement : ceilings, payments and totals of an ACI contract, over the years asked for.</summary>
/// <param name="Ceilings">By contract year, then functioning and the missions in their order.</param>
/// <param name="Payments">By day due, then functioning and the missions in their order; none of zero.</param>
/// <param name="Totals">One by contract year.</param>
/// <param name="Size">At the signature.</param>
/// <param name="Steps">Size and barème as they followed one another: the signature first, then each avenant that changed one of them.</param>
/// <param name="Notices">French sentences on what no source settles.</param>
public sealed record FundingPlan(
    FundingTerms Terms,
    Bareme Bareme,
    SizeFinding Size,
    IReadOnlyList<Ceiling> Ceilings,
    IReadOnlyList<Payment> Payments,
    IReadOnlyList<YearTotal> Totals,
    IReadOnlyList<TermsStep> Steps,
    IReadOnlyList<string> Notices)
{
    public ContractYears Years => new(Terms.SignedOn);

    /// <summary>What holds on a day; before the signature, what it will be.</summary>
    public TermsStep StepOn(DateOnly day) => Steps.LastOrDefault(s => s.From <= day) ?? Steps[0];

    public Money Total => Totals.Sum(t => t.Amount);
}
