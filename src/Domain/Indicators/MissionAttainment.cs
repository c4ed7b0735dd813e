using System.Globalization;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Indicators;

/// <summary>Résultat d'un indicateur for a contract year: value, target, attainment, and the proofs.</summary>
/// <param name="Counted">What the facts give; null when the value is typed.</param>
/// <param name="Typed">What was typed: the value, or in place of the counted one.</param>
/// <param name="Target">Null: no target that year, or a manual rule.</param>
public sealed record IndicatorResult(Indicator Indicator, int ContractYear, Counted? Counted, IndicatorMeasure? Typed, decimal? Target)
{
    public static IndicatorResult Of(Indicator indicator, int contractYear, YearFacts facts)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(facts);
        return new(
            indicator, contractYear, facts.Count(indicator), indicator.Measures.FirstOrDefault(m => m.ContractYear == contractYear),
            indicator.Rule == AttainmentRule.Manual ? null : indicator.Targets.FirstOrDefault(t => t.ContractYear == contractYear)?.Target);
    }

    /// <summary>The value that holds: typed before counted; null while it is awaited.</summary>
    public decimal? Held => Typed?.Typed ?? Counted?.Total;

    public bool IsOverridden => Counted is not null && Typed is not null;

    /// <summary>Whether the year asks something of it: a target, or a manual attainment.</summary>
    public bool IsAsked => Target is not null || (Indicator.Rule == AttainmentRule.Manual && (Typed is not null || Indicator.Targets.Any(t => t.ContractYear == ContractYear)));

    /// <summary>Between 0 and 1; null while the value is awaited or when the year asks nothing.</summary>
    public Fraction? Attainment => (Indicator.Rule, Held, Target) switch
    {
        (AttainmentRule.Manual, { } percent, _) => Clamp(Fraction.FromPercent(percent)),
        (AttainmentRule.Linear, { } value, { } target) => Clamp((Exact(value) - Exact(Indicator.Baseline)) / (Exact(target) - Exact(Indicator.Baseline))),
        (AttainmentRule.Threshold, { } value, { } target) => IsReached(value, target) ? Fraction.One : Fraction.Zero,
        _ => null,
    };

    /// <summary>« (18 − 0) ÷ (24 − 0) », as it is computed.</summary>
    public string Told => (Indicator.Rule, Held, Target) switch
    {
        (_, null, _) => "valeur attendue",
        (AttainmentRule.Manual, { } percent, _) => $"{Number(percent)}\u00A0% saisis",
        (_, _, null) => "pas d’objectif cette année",
        (AttainmentRule.Linear, { } value, { } target) when Indicator.Baseline == 0 => $"{Number(value)} ÷ {Number(target)}",
        (AttainmentRule.Linear, { } value, { } target) => $"({Number(value)} − {Number(Indicator.Baseline)}) ÷ ({Number(target)} − {Number(Indicator.Baseline)})",
        (AttainmentRule.Threshold, { } value, { } target) => $"{Number(value)} pour un seuil de {Number(target)}",
        _ => throw new InvalidOperationException("An indicator has one rule."),
    };

    /// <summary>A falling indicator has its target under its baseline.</summary>
    private bool IsReached(decimal value, decimal target) => target >= Indicator.Baseline ? value >= target : value <= target;

    private static Fraction Exact(decimal value) => Fraction.FromDecimal(value);

    private static Fraction Clamp(Fraction share) => share < Fraction.Zero ? Fraction.Zero : share > Fraction.One ? Fraction.One : share;

    private static string Number(decimal value) => value.ToString("#,0.##", CultureInfo.GetCultureInfo("fr-FR")).Replace('\u202F', '\u00A0');
}

/// <summary>Part d'un indicateur dans l'atteinte d'une mission.</summary>
public sealed record AttainmentLine(IndicatorResult Result, decimal Weight);

/// <summary>
/// Atteinte d'une mission : mean of its indicators of résultat, weighted, between 0 and 100 %; in percent, rounded to two decimals,
/// half away from zero. No official formula was found: weights and rules are those of the contract. See docs/rules/atteinte.md.
/// </summary>
public sealed class MissionAttainment
{
    private MissionAttainment(MissionCode mission, int contractYear, IReadOnlyList<AttainmentLine> lines) =>
        (Mission, ContractYear, Lines) = (mission, contractYear, lines);

    public MissionCode Mission { get; }

    public int ContractYear { get; }

    /// <summary>The indicators of résultat that the year asks something of.</summary>
    public IReadOnlyList<AttainmentLine> Lines { get; }

    /// <summary>Those whose value is still awaited: until then there is no attainment.</summary>
    public IReadOnlyList<IndicatorResult> Awaited => [.. Lines.Where(l => l.Result.Attainment is null).Select(l => l.Result)];

    /// <summary>0 to 100, two decimals; null without an indicator of résultat, or while a value is awaited.</summary>
    public decimal? Percent
    {
        get
        {
            if (Lines.Count == 0 || Awaited.Count > 0)
            {
                return null;
            }
            var weighted = Lines.Aggregate(Fraction.Zero, (sum, l) => sum + (l.Result.Attainment!.Value * Fraction.FromDecimal(l.Weight)));
            var weights = Lines.Aggregate(Fraction.Zero, (sum, l) => sum + Fraction.FromDecimal(l.Weight));
            return (decimal)(weighted / weights * 10_000).Round(Rounding.HalfAwayFromZero) / 100;
        }
    }

    /// <summary>One by mission that has an indicator of résultat asked in the year.</summary>
    public static IReadOnlyList<MissionAttainment> Of(IReadOnlyList<IndicatorResult> results, int contractYear) =>
    [
        .. from mission in MissionCodes.All
           let lines = (from result in results
                        where result.ContractYear == contractYear && result.Indicator.Use == IndicatorUse.Result && result.IsAsked
                        from weight in result.Indicator.Missions
                        where weight.Mission == mission
                        select new AttainmentLine(result, weight.Weight)).ToList()
           where lines.Count > 0
           select new MissionAttainment(mission, contractYear, lines),
    ];
}
