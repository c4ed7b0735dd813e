using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Missions;

namespace Tisserand.Data.Indicators;

/// <summary>The indicators of a contract and what the facts give them, in a fixed number of queries.</summary>
public static class IndicatorQueries
{
    /// <summary>Indicators with missions, targets and typed values, by label; to be read or changed.</summary>
    public static IQueryable<Indicator> WholeIndicators(this TisserandDb db) =>
        db.Set<Indicator>().Include("_missions").Include("_targets").Include("_measures").AsSplitQuery();

    /// <summary>The indicators of a contract, by label, not followed by the context.</summary>
    public static Task<List<Indicator>> IndicatorsOf(this TisserandDb db, Guid contractId, CancellationToken cancellationToken) =>
        db.WholeIndicators().AsNoTracking().Where(i => i.ContractId == contractId).OrderBy(i => i.FoldedLabel).ThenBy(i => i.Id).ToListAsync(cancellationToken);

    /// <summary>Results of the indicators for the contract years given, which follow one another.</summary>
    public static async Task<List<IndicatorResult>> Results(
        this TisserandDb db, IReadOnlyList<Indicator> indicators, ContractYears years, int first, int last, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(years);
        if (indicators.Count == 0 || last < first)
        {
            return [];
        }
        var period = new DateRange(years.StartOf(first), years.EndOf(last).AddDays(-1));
        var meetings = await db.HeldMeetings(period, cancellationToken);
        var presences = indicators.Any(i => i.Count == IndicatorCount.Participants) ? await db.Presences(period, cancellationToken) : [];
        var fiches = await db.Set<FicheAction>().AsNoTracking()
            .Select(f => new FicheFact(f.Id, f.Title, f.Mission, f.State, f.StartsOn, f.EndsOn)).ToListAsync(cancellationToken);
        var results = new List<IndicatorResult>();
        for (var year = first; year <= last; year++)
        {
            var ofYear = years.Period(year);
            var held = meetings.Where(m => ofYear.Contains(m.Day)).ToList();
            var ids = held.Select(m => m.Id).ToHashSet();
            var facts = new YearFacts(held, [.. presences.Where(p => ids.Contains(p.MeetingId))], [.. fiches.Where(f => f.RunsIn(ofYear))]);
            results.AddRange(indicators.Select(i => IndicatorResult.Of(i, year, facts)));
        }
        return results;
    }
}
