using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Funding;
using Tisserand.Data.Indicators;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;

namespace Tisserand.Web.Features.Funding;

/// <summary>Keeps a scenario, changes it, takes it out; reads those of the contract.</summary>
public sealed class KeepScenario(TisserandDb db, ContractQueries contracts)
{
    /// <summary>Refuses what the scenario refuses, and an indicator that is not of the contract. A null value without a refusal: no contract, or no such scenario.</summary>
    public async Task<Outcome<Scenario?>> Keep(Guid? id, ScenarioDetails details, DateOnly today, CancellationToken cancellationToken)
    {
        if (await contracts.On(today, cancellationToken) is not { } outlook)
        {
            return (Scenario?)null;
        }
        var known = (await db.IndicatorsOf(outlook.Contract.Id, cancellationToken)).Select(i => i.Id).ToHashSet();
        if (details.Attainments.Any(a => !known.Contains(a.IndicatorId)))
        {
            return new Refusal("indicator-unknown", "Un indicateur n’est plus là : rechargez la page.");
        }
        if (id is null)
        {
            var imagined = Scenario.Imagine(outlook, details);
            if (!imagined.Succeeded)
            {
                return imagined.Refusals.ToList();
            }
            db.Add(imagined.Value);
            await db.SaveChangesAsync(cancellationToken);
            return imagined.Value;
        }
        if (await Whole().SingleOrDefaultAsync(s => s.Id == id && s.ContractId == outlook.Contract.Id, cancellationToken) is not { } scenario)
        {
            return (Scenario?)null;
        }
        var refusals = scenario.Change(outlook, details);
        if (refusals.Count > 0)
        {
            return refusals;
        }
        await db.SaveChangesAsync(cancellationToken);
        return scenario;
    }

    /// <summary>Those of a contract, by name, in a fixed number of queries.</summary>
    public async Task<List<Scenario>> Of(Guid contractId, CancellationToken cancellationToken) =>
        await Whole().AsNoTracking().Where(s => s.ContractId == contractId).OrderBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(cancellationToken);

    /// <summary>False when there was none.</summary>
    public async Task<bool> Remove(Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<Scenario>().SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } scenario)
        {
            return false;
        }
        db.Remove(scenario);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private IQueryable<Scenario> Whole() => db.Set<Scenario>().Include(s => s.Missions).Include(s => s.Indicators).AsSplitQuery();
}
