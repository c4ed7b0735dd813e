using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Funding;

/// <summary>
/// Montants annuels : what a contract opens for a part in a contract year: the amount of the barème for the size in force, the increase of
/// size 4, then the contract's own amount if it has one. When an avenant changes it on the way, each period has its own.
/// </summary>
internal sealed class YearlyAmounts(FundingTerms terms, IReadOnlyList<TermsStep> steps)
{
    private readonly ContractYears _years = new(terms.SignedOn);

    /// <summary>Refuses an amount that the barème lacks, unless the contract gives it.</summary>
    public Outcome<YearAmount> Functioning(int year) =>
        Of(null, FundingPart.Functioning, BaremePart.Functioning, year, _years.StartOf(year), "Montant annuel, fonctionnement");

    /// <inheritdoc cref="Functioning"/>
    public Outcome<YearAmount> Fixed(MissionTerms mission, int year, DateOnly opensOn)
    {
        if (mission.Code != MissionCode.HealthCrisis)
        {
            return Of(mission.Code, FundingPart.Fixed, BaremePart.Fixed, year, opensOn, "Montant annuel, part fixe");
        }
        return PlanIsWritten(mission, year)
            ? Of(mission.Code, FundingPart.Fixed, BaremePart.FixedUpdate, year, opensOn, "Montant annuel, mise à jour du plan de crise")
            : Of(mission.Code, FundingPart.Fixed, BaremePart.Fixed, year, opensOn, "Montant annuel, première rédaction du plan de crise");
    }

    /// <summary>That of a crisis is whole, as it stands at the end of the year. Refuses as <see cref="Functioning"/> does.</summary>
    public Outcome<YearAmount> Variable(MissionTerms mission, int year, DateOnly opensOn)
    {
        if (mission.Code != MissionCode.HealthCrisis)
        {
            return Of(mission.Code, FundingPart.Variable, BaremePart.Variable, year, opensOn, "Montant annuel, part variable");
        }
        var whole = On(_years.EndOf(year).AddDays(-1), mission.Code, FundingPart.Variable, BaremePart.Variable, year, "Montant annuel, crise sanitaire grave reconnue");
        return whole.Succeeded
            ? new YearAmount(_years, year, _years.StartOf(year), whole.Value, [new(whole.Value, _years.StartOf(year), _years.EndOf(year))])
            : whole.Refusals.ToList();
    }

    /// <summary>The plan was validated in an earlier contract year, or, that day unknown, the mission started in one.</summary>
    private bool PlanIsWritten(MissionTerms mission, int year) =>
        (mission.PlanValidatedOn ?? mission.StartsOn) < _years.StartOf(year);

    private Outcome<YearAmount> Of(MissionCode? mission, FundingPart part, BaremePart baremePart, int year, DateOnly opensOn, string label)
    {
        var whole = Periods(_years.StartOf(year), mission, part, baremePart, year, label);
        if (!whole.Succeeded)
        {
            return whole.Refusals.ToList();
        }
        var ceiling = whole.Value is [var only] ? only.Yearly : YearAmount.ByDays(_years, year, whole.Value, "Montant de l’année");
        var until = terms.EndsOn ?? DateOnly.MaxValue;
        var left = whole.Value.Where(p => p.Until > opensOn && p.From < until)
            .Select(p => p with { From = p.From < opensOn ? opensOn : p.From, Until = p.Until > until ? until : p.Until }).ToList();
        return new YearAmount(_years, year, opensOn, ceiling, left);
    }

    /// <summary>From a day to the anniversary, cut where an avenant changes the amount.</summary>
    private Outcome<List<AmountPeriod>> Periods(DateOnly from, MissionCode? mission, FundingPart part, BaremePart baremePart, int year, string label)
    {
        var end = _years.EndOf(year);
        var periods = new List<AmountPeriod>();
        foreach (var day in steps.Select(s => s.From).Where(d => d > from && d < end).Prepend(from))
        {
            var amount = On(day, mission, part, baremePart, year, label);
            if (!amount.Succeeded)
            {
                return amount.Refusals.ToList();
            }
            if (periods.Count == 0 || periods[^1].Yearly.Exact != amount.Value.Exact)
            {
                if (periods.Count > 0)
                {
                    periods[^1] = periods[^1] with { Until = day };
                }
                periods.Add(new(amount.Value, day, end));
            }
        }
        return periods;
    }

    /// <summary>The yearly amount that holds on a day.</summary>
    private Outcome<AmountDraft> On(DateOnly day, MissionCode? mission, FundingPart part, BaremePart baremePart, int year, string label)
    {
        var step = steps.Last(s => s.From <= day);
        var (bareme, size) = (step.Bareme, step.Size.Size);
        var typed = terms.OverrideOf(mission, part, year);
        var found = bareme.Find(mission, baremePart, size);
        if (!found.Succeeded && typed is null)
        {
            return found.Refusals.ToList();
        }
        var amount = AmountDraft.None;
        if (found is { Succeeded: true, Value: var line })
        {
            var by = step.By is { } avenant ? $", {avenant}" : "";
            amount = amount.StartAt($"{label}, taille {size.Number}{by}", line.Amount(size)!.Value, $"{bareme.Label} : {line.Source}", line.Confidence);
            if (mission is not null && bareme.Majoration is { } majoration
                && terms.MembersIn(year) is { } count && majoration.AppliesTo(size, count.Members))
            {
                amount = amount.Times(
                    $"Majoration, taille {size.Number} et {FrenchNumber.Whole(count.Members)} adhérents (au moins {majoration.Members})",
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
