using Tisserand.Data;
using Tisserand.Data.Indicators;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Indicators;

/// <summary>One contract year of the indicators: results, attainment of the missions, money at stake.</summary>
public sealed record IndicatorYear(
    ContractInForce Contract, int Year, int CurrentYear, IReadOnlyList<IndicatorResult> Results, IReadOnlyList<MissionAttainment> Attainments,
    IReadOnlyList<VariablePart> Parts)
{
    public ContractYears Years => new(Contract.SignedOn);

    /// <summary>Begun: before, nothing can be counted.</summary>
    public bool HasBegun => Year <= CurrentYear;

    public MissionAttainment? AttainmentOf(MissionCode mission) => Attainments.FirstOrDefault(a => a.Mission == mission);

    public VariablePart? PartOf(MissionCode mission) => Parts.FirstOrDefault(p => p.Mission == mission);

    /// <summary>What the variable part of a mission brings and lacks; null without one, or without an indicator of résultat.</summary>
    public MoneyAtStake? StakeOf(MissionCode mission) =>
        AttainmentOf(mission) is { } attainment && PartOf(mission) is { Most.IsZero: false } part ? MoneyAtStake.Of(attainment, part.Most) : null;

    /// <summary>Those that serve a mission, of résultat first.</summary>
    public IEnumerable<IndicatorResult> Of(MissionCode mission) =>
        Results.Where(r => r.Indicator.Missions.Any(m => m.Mission == mission)).OrderBy(r => r.Indicator.Use).ThenBy(r => r.Indicator.FoldedLabel, StringComparer.Ordinal);
}

/// <summary>Reads a contract year of the indicators in a fixed number of queries.</summary>
public sealed class ReadIndicatorYear(TisserandDb db, IContractInForce contracts, IVariableParts parts, Clock clock)
{
    /// <summary>Null without a contract. A year outside of 1 to 5 is the current one.</summary>
    public async Task<IndicatorYear?> Read(int? year, CancellationToken cancellationToken)
    {
        if (await contracts.On(clock.Today, cancellationToken) is not { } contract)
        {
            return null;
        }
        var years = new ContractYears(contract.SignedOn);
        var current = clock.Today < contract.SignedOn ? 1 : Math.Min(Indicator.Years, years.YearOf(clock.Today));
        var wanted = year is >= 1 and <= Indicator.Years ? year.Value : current;
        var indicators = await db.IndicatorsOf(contract.Id, cancellationToken);
        var results = await db.Results(indicators, years, wanted, wanted, cancellationToken);
        return new(contract, wanted, current, results, MissionAttainment.Of(results, wanted), await parts.Of(wanted, cancellationToken));
    }
}
