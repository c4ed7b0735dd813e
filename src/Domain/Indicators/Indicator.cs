using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Indicators;

/// <summary>Niveau d'un indicateur. Source: Guide pratique CPTS, sheet 6.</summary>
public enum IndicatorLevel
{
    /// <summary>Local : chosen by the CPTS with fund and ARS.</summary>
    Local,

    /// <summary>National : proposed to every CPTS, on access to care only.</summary>
    National,
}

/// <summary>Emploi d'un indicateur. Source: Guide pratique CPTS, sheet 6.</summary>
public enum IndicatorUse
{
    /// <summary>De résultat : weighs on the variable part.</summary>
    Result,

    /// <summary>De suivi : followed, without money.</summary>
    FollowUp,
}

/// <summary>Producteur d'un indicateur : who gives its value. Source: Guide pratique CPTS, sheet 6.</summary>
public enum IndicatorProducer
{
    /// <summary>La CPTS.</summary>
    Cpts,

    /// <summary>L'Assurance Maladie.</summary>
    HealthInsurance,
}

/// <summary>Règle d'atteinte : how a value and a target give an attainment. No official rule was found: the contract of the CPTS says.</summary>
public enum AttainmentRule
{
    /// <summary>Proportionnelle : from the baseline (0 %) to the target (100 %).</summary>
    Linear,

    /// <summary>Par seuil : 100 % once the target is reached, 0 % before.</summary>
    Threshold,

    /// <summary>Manuelle : the attainment itself is typed, in percent.</summary>
    Manual,
}

/// <summary>Décompte : what an indicator counts by itself among the facts of the CPTS.</summary>
public enum IndicatorCount
{
    /// <summary>Saisi : nothing; its value is typed, with a file.</summary>
    None,

    /// <summary>Réunions tenues.</summary>
    MeetingsHeld,

    /// <summary>Participations : presences, one person counted at each meeting.</summary>
    Participations,

    /// <summary>Participants : different people present.</summary>
    Participants,

    /// <summary>Heures de présence.</summary>
    Hours,

    /// <summary>Fiches action en cours ou terminées.</summary>
    FichesAction,
}

/// <summary>Poids d'un indicateur dans une mission, as typed.</summary>
/// <param name="Weight">Above 0, at most 1 000; only its proportion to the others counts.</param>
public sealed record MissionWeight(MissionCode Mission, decimal Weight);

/// <summary>Objectif d'une année, as typed.</summary>
public sealed record YearTarget(int ContractYear, decimal Target);

/// <summary>Indicateur, tel que saisi.</summary>
/// <param name="Kind">Only meetings of this type are counted; any when null.</param>
/// <param name="FicheActionId">Only meetings of this fiche action are counted; any when null.</param>
/// <param name="Baseline">Value at the start, for the linear rule.</param>
public sealed record IndicatorDetails(
    string? Label, string? Definition, string? Unit, IndicatorLevel Level, IndicatorUse Use, IndicatorProducer Producer, AttainmentRule Rule,
    IndicatorCount Count, MeetingKind? Kind, Guid? FicheActionId, decimal Baseline, IReadOnlyList<MissionWeight> Missions, IReadOnlyList<YearTarget> Targets);

/// <summary>
/// Indicateur : what the contract follows, for one mission or several, its target of each contract year, and the rule that turns a
/// value into an attainment. Source: Guide pratique CPTS, sheet 6.
/// </summary>
public sealed class Indicator : ICptsOwned
{
    public const int LabelLength = 200;
    public const int DefinitionLength = 2000;
    public const int UnitLength = 40;

    /// <summary>Largest value or target, either way.</summary>
    public const decimal LargestValue = 1_000_000_000;

    /// <summary>Most contract years that have a target.</summary>
    public const int Years = 5;

    private readonly List<IndicatorMission> _missions = [];
    private readonly List<IndicatorTarget> _targets = [];
    private readonly List<IndicatorMeasure> _measures = [];

    private Indicator()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>The ACI contract whose years its targets are.</summary>
    public Guid ContractId { get; private set; }

    public string Label { get; private set; } = "";

    /// <summary>Label, folded: sorts the list.</summary>
    public string FoldedLabel { get; private set; } = "";

    public string Definition { get; private set; } = "";

    /// <summary>« réunions », « % »…</summary>
    public string Unit { get; private set; } = "";

    public IndicatorLevel Level { get; private set; }

    public IndicatorUse Use { get; private set; }

    public IndicatorProducer Producer { get; private set; }

    public AttainmentRule Rule { get; private set; }

    public IndicatorCount Count { get; private set; }

    /// <summary>Only meetings of this type are counted.</summary>
    public MeetingKind? Kind { get; private set; }

    /// <summary>Only meetings of this fiche action are counted.</summary>
    public Guid? FicheActionId { get; private set; }

    public decimal Baseline { get; private set; }

    public IReadOnlyList<IndicatorMission> Missions => [.. _missions.OrderBy(m => m.Mission)];

    public IReadOnlyList<IndicatorTarget> Targets => [.. _targets.OrderBy(t => t.ContractYear)];

    /// <summary>Values typed, one at most by contract year: the value itself, or in place of the one counted.</summary>
    public IReadOnlyList<IndicatorMeasure> Measures => [.. _measures.OrderBy(m => m.ContractYear)];

    public bool IsCounted => Count != IndicatorCount.None;

    /// <summary>Refuses what <see cref="Change"/> refuses.</summary>
    public static Outcome<Indicator> Define(Guid contractId, IndicatorDetails details)
    {
        var indicator = new Indicator { ContractId = contractId };
        var refusals = indicator.Change(details);
        return refusals.Count > 0 ? refusals : indicator;
    }

    /// <summary>
    /// Replaces the definition; values typed are kept. On refusal nothing is changed: a missing label, no mission, one twice, a
    /// weight of none, a target equal to the baseline of a linear rule, a national indicator outside of access to care, a manual
    /// rule on a counted value.
    /// </summary>
    public List<Refusal> Change(IndicatorDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var refusals = Check(details).ToList();
        if (refusals.Count > 0)
        {
            return refusals;
        }
        Label = TypedText.Line(details.Label);
        FoldedLabel = FoldedText.Of(Label);
        Definition = TypedText.Lines(details.Definition);
        Unit = TypedText.Line(details.Unit);
        (Level, Use, Producer, Rule, Count) = (details.Level, details.Use, details.Producer, details.Rule, details.Count);
        (Kind, FicheActionId) = details.Count is IndicatorCount.None or IndicatorCount.FichesAction ? (null, null) : (details.Kind, details.FicheActionId);
        Baseline = details.Baseline;
        _missions.RemoveAll(m => details.Missions.All(d => d.Mission != m.Mission));
        foreach (var typed in details.Missions)
        {
            Keep(_missions, m => m.Mission == typed.Mission, () => new(Id, typed.Mission)).Weight = typed.Weight;
        }
        _targets.RemoveAll(t => details.Targets.All(d => d.ContractYear != t.ContractYear));
        foreach (var typed in details.Targets)
        {
            Keep(_targets, t => t.ContractYear == typed.ContractYear, () => new(Id, typed.ContractYear)).Target = typed.Target;
        }
        return refusals;
    }

    /// <summary>Sets the target of one contract year, or takes it away; the rest stays. Refuses what <see cref="Change"/> refuses.</summary>
    public List<Refusal> Aim(int contractYear, decimal? target) => Change(new(
        Label, Definition, Unit, Level, Use, Producer, Rule, Count, Kind, FicheActionId, Baseline,
        [.. _missions.Select(m => new MissionWeight(m.Mission, m.Weight))],
        [
            .. _targets.Where(t => t.ContractYear != contractYear).Select(t => new YearTarget(t.ContractYear, t.Target)),
            .. target is { } aimed ? [new YearTarget(contractYear, aimed)] : Array.Empty<YearTarget>(),
        ]));

    /// <summary>
    /// Types the value of a contract year, in place of an earlier one. Refuses a year without target (except for a manual rule),
    /// an unlikely value, percent outside of 0 to 100 for a manual rule, and a counted value replaced without a reason.
    /// </summary>
    public Outcome<IndicatorMeasure> Measure(int contractYear, decimal? typed, DateOnly? measuredOn, string? reason, DateOnly today)
    {
        var refusals = new List<Refusal>();
        if (contractYear is < 1 or > Years || (Rule != AttainmentRule.Manual && _targets.TrueForAll(t => t.ContractYear != contractYear)))
        {
            refusals.Add(new("year-without-target", "Cet indicateur n’a pas d’objectif pour cette année du contrat.", nameof(IndicatorMeasure.ContractYear)));
        }
        if (typed is null || Math.Abs(typed.Value) > LargestValue || decimal.Round(typed.Value, 2) != typed)
        {
            refusals.Add(new("value-required", "Indiquez une valeur, avec deux décimales au plus.", nameof(IndicatorMeasure.Typed)));
        }
        else if (Rule == AttainmentRule.Manual && typed is < 0 or > 100)
        {
            refusals.Add(new("percent-out-of-range", "L’atteinte est comprise entre 0 et 100\u00A0%.", nameof(IndicatorMeasure.Typed)));
        }
        if (measuredOn is null || measuredOn > today)
        {
            refusals.Add(new("day-required", "Indiquez le jour de la mesure\u00A0; il n’est pas à venir.", nameof(IndicatorMeasure.MeasuredOn)));
        }
        if ((IsCounted && TypedText.Line(reason).Length == 0) || TypedText.Line(reason).Length > IndicatorMeasure.ReasonLength)
        {
            refusals.Add(new("missing-reason", "Dites pourquoi cette valeur remplace celle qui est comptée.", nameof(IndicatorMeasure.Reason)));
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var measure = Keep(_measures, m => m.ContractYear == contractYear, () => new(Id, contractYear));
        measure.Set(typed!.Value, measuredOn!.Value, TypedText.Line(reason));
        return measure;
    }

    /// <summary>Takes a typed value back. Returns whether there was one.</summary>
    public bool DropMeasure(int contractYear) => _measures.RemoveAll(m => m.ContractYear == contractYear) > 0;

    private static IEnumerable<Refusal> Check(IndicatorDetails details)
    {
        if (TypedText.Line(details.Label).Length is 0 or > LabelLength)
        {
            yield return new("label-required", $"Donnez un nom à l’indicateur ({LabelLength} caractères au plus).", nameof(Label));
        }
        if (TypedText.Lines(details.Definition).Length > DefinitionLength)
        {
            yield return new("text-too-long", $"{FrenchNumber.Whole(DefinitionLength)} caractères au plus.", nameof(Definition));
        }
        if (TypedText.Line(details.Unit).Length > UnitLength)
        {
            yield return new("text-too-long", $"{UnitLength} caractères au plus.", nameof(Unit));
        }
        if (details.Missions.Count == 0)
        {
            yield return new("mission-required", "Choisissez au moins une mission.", nameof(Missions));
        }
        if (details.Missions.Select(m => m.Mission).Distinct().Count() != details.Missions.Count)
        {
            yield return new("mission-twice", "Une mission est choisie deux fois.", nameof(Missions));
        }
        if (details.Missions.Any(m => m.Weight <= 0 || m.Weight > 1000 || decimal.Round(m.Weight, 2) != m.Weight))
        {
            yield return new("weight-out-of-range", "Un poids est un nombre au-dessus de 0, avec deux décimales au plus (1 si tous comptent autant).", nameof(Missions));
        }
        if (details.Level == IndicatorLevel.National && details.Missions.Any(m => m.Mission != MissionCode.CareAccess))
        {
            yield return new("national-elsewhere", "Les indicateurs nationaux ne portent que sur l’accès aux soins (fiche 6 du guide).", nameof(Level));
        }
        if (details.Rule == AttainmentRule.Manual && details.Count != IndicatorCount.None)
        {
            yield return new("manual-counted", "Une règle manuelle se saisit\u00A0: choisissez «\u00A0saisi\u00A0» comme décompte.", nameof(Rule));
        }
        if (Math.Abs(details.Baseline) > LargestValue || decimal.Round(details.Baseline, 2) != details.Baseline)
        {
            yield return new("value-out-of-range", "Indiquez une valeur de départ, avec deux décimales au plus.", nameof(Baseline));
        }
        foreach (var target in details.Targets)
        {
            if (target.ContractYear is < 1 or > Years)
            {
                yield return new("year-out-of-range", $"Les années du contrat vont de 1 à {Years}.", nameof(Targets));
            }
            if (Math.Abs(target.Target) > LargestValue || decimal.Round(target.Target, 2) != target.Target)
            {
                yield return new("value-out-of-range", $"Année {target.ContractYear}\u00A0: indiquez un objectif, avec deux décimales au plus.", nameof(Targets));
            }
            else if (details.Rule == AttainmentRule.Linear && target.Target == details.Baseline)
            {
                yield return new("target-is-baseline", $"Année {target.ContractYear}\u00A0: l’objectif doit différer de la valeur de départ.", nameof(Targets));
            }
        }
        if (details.Targets.Select(t => t.ContractYear).Distinct().Count() != details.Targets.Count)
        {
            yield return new("year-twice", "Une année a deux objectifs.", nameof(Targets));
        }
    }

    private static T Keep<T>(List<T> kept, Predicate<T> same, Func<T> create)
    {
        if (kept.Find(same) is { } found)
        {
            return found;
        }
        var added = create();
        kept.Add(added);
        return added;
    }
}

/// <summary>Poids d'un indicateur dans une mission.</summary>
public sealed class IndicatorMission : ICptsOwned
{
    private IndicatorMission()
    {
    }

    internal IndicatorMission(Guid indicatorId, MissionCode mission) => (IndicatorId, Mission) = (indicatorId, mission);

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid IndicatorId { get; private set; }

    public MissionCode Mission { get; private set; }

    /// <summary>Above 0; only its proportion to the others of the mission counts.</summary>
    public decimal Weight { get; internal set; } = 1;
}

/// <summary>Objectif d'un indicateur pour une année du contrat.</summary>
public sealed class IndicatorTarget : ICptsOwned
{
    private IndicatorTarget()
    {
    }

    internal IndicatorTarget(Guid indicatorId, int contractYear) => (IndicatorId, ContractYear) = (indicatorId, contractYear);

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid IndicatorId { get; private set; }

    public int ContractYear { get; private set; }

    public decimal Target { get; internal set; }
}

/// <summary>Valeur saisie d'un indicateur for a contract year: the value itself, or in place of the one counted, with its reason.</summary>
public sealed class IndicatorMeasure : ICptsOwned
{
    public const int ReasonLength = 500;

    private IndicatorMeasure()
    {
    }

    internal IndicatorMeasure(Guid indicatorId, int contractYear) => (IndicatorId, ContractYear) = (indicatorId, contractYear);

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid IndicatorId { get; private set; }

    public int ContractYear { get; private set; }

    /// <summary>In the unit of the indicator; percent of attainment under a manual rule.</summary>
    public decimal Typed { get; private set; }

    public DateOnly MeasuredOn { get; private set; }

    /// <summary>Why it replaces the counted value, or where it comes from.</summary>
    public string Reason { get; private set; } = "";

    internal void Set(decimal typed, DateOnly measuredOn, string reason) => (Typed, MeasuredOn, Reason) = (typed, measuredOn, reason);
}
