using Tisserand.Domain.Indicators;

namespace Tisserand.Domain.Funding;

/// <summary>Ce qui s'appliquait un jour : size, barème, missions, avenants and targets of the contract on a day of its life.</summary>
/// <param name="Avenants">Those in effect, the oldest first.</param>
/// <param name="Missions">Those whose payments have begun.</param>
/// <param name="Ceilings">Of the contract year of that day.</param>
public sealed record ContractOnDay(
    DateOnly Day, int ContractYear, TermsStep Step, IReadOnlyList<Avenant> Avenants, IReadOnlyList<MissionTerms> Missions, IReadOnlyList<Ceiling> Ceilings)
{
    /// <summary>Null when the plan cannot be computed, or for a day outside of the contract.</summary>
    public static ContractOnDay? Of(ContractOutlook outlook, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(outlook);
        if (outlook.Calculation.Value is not { } plan || day < outlook.Contract.SignedOn || day > outlook.Contract.LastDay)
        {
            return null;
        }
        var year = outlook.Contract.YearOn(day);
        return new(
            day, year, plan.StepOn(day),
            [.. outlook.Contract.Avenants.Where(a => a.EffectiveOn <= day)],
            [.. plan.Terms.Missions.Where(m => m.StartsOn <= day)],
            [.. plan.Ceilings.Where(c => c.ContractYear == year && (c.Mission is null || plan.Terms.Missions.Any(m => m.Code == c.Mission && m.StartsOn <= day)))]);
    }

    /// <summary>The target of an indicator for the year of that day, as it stood then: what later avenants set is undone.</summary>
    /// <param name="all">Every avenant of the contract with its targets, by day of effect.</param>
    public decimal? TargetOf(Indicator indicator, IReadOnlyList<Avenant> all)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        var later = all.Where(a => a.EffectiveOn > Day).SelectMany(a => a.Targets).FirstOrDefault(t => t.IndicatorId == indicator.Id && t.ContractYear == ContractYear);
        return later is not null ? later.Former : indicator.Targets.FirstOrDefault(t => t.ContractYear == ContractYear)?.Target;
    }
}
