using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Territories;

namespace Tisserand.Domain.Funding;

/// <summary>
/// Montants annuels : what a contract opens for a part in a contract year: the barème's amount, the increase of size 4,
/// then the contract's own amount if it has one. Not prorated.
/// </summary>
internal sealed class YearlyAmounts(FundingTerms terms, Bareme bareme, CptsSize size)
{
    /// <summary>Refuses an amount that the barème lacks, unless the contract gives it.</summary>
    public Outcome<AmountDraft> Functioning(int year) =>
        Of(null, FundingPart.Functioning, BaremePart.Functioning, year, "Montant annuel, fonctionnement");

    /// <inheritdoc cref="Functioning"/>
    public Outcome<AmountDraft> Fixed(MissionTerms mission, int year)
    {
        if (mission.Code != MissionCode.HealthCrisis)
        {
            return Of(mission.Code, FundingPart.Fixed, BaremePart.Fixed, year, "Montant annuel, part fixe");
        }
        return PlanIsWritten(mission, year)
            ? Of(mission.Code, FundingPart.Fixed, BaremePart.FixedUpdate, year, "Montant annuel, mise à jour du plan de crise")
            : Of(mission.Code, FundingPart.Fixed, BaremePart.Fixed, year, "Montant annuel, première rédaction du plan de crise");
    }

    /// <inheritdoc cref="Functioning"/>
    public Outcome<AmountDraft> Variable(MissionTerms mission, int year) => Of(
        mission.Code, FundingPart.Variable, BaremePart.Variable, year,
        mission.Code == MissionCode.HealthCrisis ? "Montant annuel, crise sanitaire grave reconnue" : "Montant annuel, part variable");

    /// <summary>The plan was validated in an earlier contract year, or, that day unknown, the mission started in one.</summary>
    private bool PlanIsWritten(MissionTerms mission, int year) =>
        (mission.PlanValidatedOn ?? mission.StartsOn) < new ContractYears(terms.SignedOn).StartOf(year);

    private Outcome<AmountDraft> Of(MissionCode? mission, FundingPart part, BaremePart baremePart, int year, string label)
    {
        var typed = terms.OverrideOf(mission, part, year);
        var found = bareme.Find(mission, baremePart, size);
        if (!found.Succeeded && typed is null)
        {
            return found.Refusals.ToList();
        }
        var amount = AmountDraft.None;
        if (found is { Succeeded: true, Value: var line })
        {
            amount = amount.StartAt($"{label}, taille {size.Number}", line.Amount(size)!.Value, $"{bareme.Label} : {line.Source}", line.Confidence);
            if (mission is not null && bareme.Majoration is { } majoration
                && terms.MembersIn(year) is { } count && majoration.AppliesTo(size, count.Members))
            {
                amount = amount.Times(
                    $"Majoration, taille {size.Number} et {FrenchNumber.Whole(count.Members)} adhérents (au moins {majoration.Members})",
                    $"+{FrenchNumber.Percent(majoration.Percent)}",
                    Fraction.FromPercent(100 + majoration.Percent),
                    majoration.Source,
                    majoration.Confidence);
            }
        }
        return typed is null
            ? amount
            : amount.StartAt("Montant retenu par le contrat", typed.Amount, $"Contrat de la CPTS : {typed.Reason}", Confidence.OwnContract);
    }
}
