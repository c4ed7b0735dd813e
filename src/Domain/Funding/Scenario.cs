using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Funding;

/// <summary>Scénario, tel que saisi; what is null or absent stays as in the contract.</summary>
/// <param name="Population">Inhabitants from <paramref name="PopulationFrom"/> on.</param>
/// <param name="Starts">Missions that would start on another day, or that would be added.</param>
/// <param name="Attainments">Indicators that would be attained otherwise, in percent, from the present contract year on.</param>
public sealed record ScenarioDetails(
    string? Name, int? Population, DateOnly? PopulationFrom, IReadOnlyList<(MissionCode Mission, DateOnly StartsOn)> Starts,
    IReadOnlyList<(Guid IndicatorId, decimal Percent)> Attainments);

/// <summary>Scénario : « what if » on a contract, kept under a name: another size, another start of a mission, other attainments. It changes nothing of the contract.</summary>
public sealed class Scenario : ICptsOwned
{
    public const int NameLength = 120;

    private const string By = "hypothèse du scénario";

    private readonly List<ScenarioMission> _missions = [];
    private readonly List<ScenarioIndicator> _indicators = [];

    private Scenario()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid ContractId { get; private set; }

    public string Name { get; private set; } = "";

    public int? Population { get; private set; }

    public DateOnly? PopulationFrom { get; private set; }

    public IReadOnlyList<ScenarioMission> Missions => _missions;

    public IReadOnlyList<ScenarioIndicator> Indicators => _indicators;

    /// <summary>Refuses what <see cref="Change"/> refuses.</summary>
    public static Outcome<Scenario> Imagine(ContractOutlook outlook, ScenarioDetails details)
    {
        ArgumentNullException.ThrowIfNull(outlook);
        var scenario = new Scenario { ContractId = outlook.Contract.Id };
        var refusals = scenario.Change(outlook, details);
        return refusals.Count > 0 ? refusals : scenario;
    }

    /// <summary>
    /// Replaces the whole; on refusal nothing is changed. Refuses a missing name, a scenario that changes nothing, a population without its day or the
    /// reverse, a day outside of the contract, and percents outside of 0 to 100.
    /// </summary>
    public List<Refusal> Change(ContractOutlook outlook, ScenarioDetails details)
    {
        ArgumentNullException.ThrowIfNull(outlook);
        ArgumentNullException.ThrowIfNull(details);
        var contract = outlook.Contract;
        var refusals = new List<Refusal>();
        if (TypedText.Line(details.Name).Length is 0 or > NameLength)
        {
            refusals.Add(new("name-needed", $"Donnez un nom au scénario ({NameLength} caractères au plus).", nameof(Name)));
        }
        if (details.Population is null && details.PopulationFrom is null && details.Starts.Count == 0 && details.Attainments.Count == 0)
        {
            refusals.Add(new("nothing-changes", "Changez au moins une chose : la population, le démarrage d’une mission ou une atteinte.", nameof(Population)));
        }
        if (details.Population is null != details.PopulationFrom is null)
        {
            refusals.Add(new("population-and-day", "Donnez la population et le jour à partir duquel elle vaudrait.", details.Population is null ? nameof(Population) : nameof(PopulationFrom)));
        }
        else if (details.Population is { } population && Territories.CptsSize.Of(population) is { Succeeded: false } size)
        {
            refusals.Add(size.Refusals[0] with { Field = nameof(Population) });
        }
        if (details.PopulationFrom is { } from && !IsWithin(contract, from))
        {
            refusals.Add(OutOfContract(contract, nameof(PopulationFrom)));
        }
        refusals.AddRange(details.Starts.Where(s => !IsWithin(contract, s.StartsOn)).Select(s => OutOfContract(contract, $"{nameof(Missions)}.{s.Mission.Code()}")));
        refusals.AddRange(details.Attainments.Where(a => a.Percent is < 0 or > 100 || decimal.Round(a.Percent, 2) != a.Percent)
            .Select(a => new Refusal("percent-out-of-range", "Une atteinte est comprise entre 0 et 100, avec deux décimales au plus.", $"{nameof(Indicators)}.{a.IndicatorId}")));
        if (refusals.Count > 0)
        {
            return refusals;
        }
        (Name, Population, PopulationFrom) = (TypedText.Line(details.Name), details.Population, details.PopulationFrom);
        _missions.RemoveAll(m => details.Starts.All(s => s.Mission != m.Mission));
        foreach (var (mission, startsOn) in details.Starts)
        {
            var line = _missions.Find(m => m.Mission == mission);
            if (line is null)
            {
                _missions.Add(line = new(mission));
            }
            line.StartsOn = startsOn;
        }
        _indicators.RemoveAll(i => details.Attainments.All(a => a.IndicatorId != i.IndicatorId));
        foreach (var (indicator, percent) in details.Attainments)
        {
            var line = _indicators.Find(i => i.IndicatorId == indicator);
            if (line is null)
            {
                _indicators.Add(line = new(indicator));
            }
            line.Percent = percent;
        }
        return refusals;
    }

    /// <summary>The contract as this scenario imagines it, beside the contract as it is. Refuses what the calendar refuses.</summary>
    /// <param name="indicators">Those of the contract.</param>
    public Outcome<PlanComparison> Compare(ContractOutlook outlook, IReadOnlyList<Indicator> indicators)
    {
        ArgumentNullException.ThrowIfNull(outlook);
        if (!outlook.Calculation.Succeeded)
        {
            return outlook.Calculation.Refusals.ToList();
        }
        var imagined = PaymentCalendar.Compute(Terms(outlook, indicators));
        return imagined.Succeeded ? PlanComparison.Of(outlook.Calculation.Value, imagined.Value) : imagined.Refusals.ToList();
    }

    private FundingTerms Terms(ContractOutlook outlook, IReadOnlyList<Indicator> indicators)
    {
        var terms = outlook.Calculation.Value!.Terms;
        var missions = terms.Missions.ToDictionary(m => m.Code);
        foreach (var line in _missions)
        {
            missions[line.Mission] = missions.TryGetValue(line.Mission, out var known) ? known with { StartsOn = line.StartsOn } : new(line.Mission, line.StartsOn);
        }
        return terms with
        {
            Changes = Population is null ? terms.Changes : [.. terms.Changes, new(PopulationFrom!.Value, Population, null, By)],
            Missions = [.. missions.Values.OrderBy(m => m.Code).Select(m => Attained(m, outlook, indicators))],
        };
    }

    /// <summary>From the present year on, years that the fund has not notified take the attainments imagined; the other indicators stay as they are, or in full.</summary>
    private MissionTerms Attained(MissionTerms mission, ContractOutlook outlook, IReadOnlyList<Indicator> indicators)
    {
        var lines = (from indicator in indicators
                     where indicator.Use == IndicatorUse.Result
                     from weight in indicator.Missions
                     where weight.Mission == mission.Code
                     select (indicator.Id, weight.Weight)).ToList();
        if (!lines.Exists(l => _indicators.Exists(i => i.IndicatorId == l.Id)))
        {
            return mission;
        }
        var known = outlook.Attainments.FirstOrDefault(a => a.Mission == mission.Code && a.ContractYear == outlook.ContractYear)?.Lines ?? [];
        var weighted = lines.Aggregate(Fraction.Zero, (sum, l) => sum + (Share(l.Id, known) * Fraction.FromDecimal(l.Weight)));
        var weights = lines.Aggregate(Fraction.Zero, (sum, l) => sum + Fraction.FromDecimal(l.Weight));
        var percent = (decimal)(weighted / weights * 10_000).Round(Rounding.HalfAwayFromZero) / 100;
        var years = Enumerable.Range(outlook.ContractYear, ContractDeadlines.ContractLength - outlook.ContractYear + 1)
            .Where(y => !mission.Attainment.ContainsKey(y) || mission.ComputedYears.Contains(y)).ToList();
        return mission with
        {
            Attainment = mission.Attainment.Where(a => !years.Contains(a.Key)).Concat(years.Select(y => KeyValuePair.Create(y, percent))).ToDictionary(),
            ComputedYears = mission.ComputedYears.Concat(years).ToHashSet(),
        };
    }

    private Fraction Share(Guid indicator, IReadOnlyList<AttainmentLine> known) =>
        _indicators.Find(i => i.IndicatorId == indicator) is { } imagined ? Fraction.FromPercent(imagined.Percent)
        : known.FirstOrDefault(l => l.Result.Indicator.Id == indicator)?.Result.Attainment ?? Fraction.One;

    private static bool IsWithin(AciContract contract, DateOnly day) => day >= contract.SignedOn && day <= contract.LastDay;

    private static Refusal OutOfContract(AciContract contract, string field) =>
        new("day-out-of-contract", $"Choisissez un jour du contrat, du {FrenchDate.Long(contract.SignedOn)} au {FrenchDate.Long(contract.LastDay)}.", field);
}

/// <summary>Démarrage d'un scénario : a mission that would start on that day.</summary>
public sealed class ScenarioMission : ICptsOwned
{
    private ScenarioMission()
    {
    }

    internal ScenarioMission(MissionCode mission) => Mission = mission;

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid ScenarioId { get; private set; }

    public MissionCode Mission { get; private set; }

    public DateOnly StartsOn { get; internal set; }
}

/// <summary>Atteinte d'un scénario : an indicator that would be attained at that percent.</summary>
public sealed class ScenarioIndicator : ICptsOwned
{
    private ScenarioIndicator()
    {
    }

    internal ScenarioIndicator(Guid indicatorId) => IndicatorId = indicatorId;

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid ScenarioId { get; private set; }

    public Guid IndicatorId { get; private set; }

    /// <summary>0 to 100.</summary>
    public decimal Percent { get; internal set; }
}
