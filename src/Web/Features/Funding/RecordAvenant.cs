using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Funding;
using Tisserand.Data.Indicators;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Funding;

/// <summary>Records an avenant, changes it, takes it out; sets the targets that it says, and gives back the former ones.</summary>
public sealed class RecordAvenant(TisserandDb db, ContractQueries contracts, IEnumerable<IRestOnContract> resting)
{
    /// <summary>Refuses what the contract refuses. A null value without a refusal: no contract, or no such avenant.</summary>
    public async Task<Outcome<Avenant?>> Record(Guid? id, AvenantDetails details, DateOnly today, CancellationToken cancellationToken)
    {
        if (await contracts.OnForChange(today, cancellationToken) is not { Contract: var contract })
        {
            return (Avenant?)null;
        }
        var outcome = contract.Amend(id, details);
        if (outcome.Succeeded && outcome.Value is not null)
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        return outcome;
    }

    /// <summary>Refuses an avenant on which something rests: targets, a mission started, what other modules keep of it.</summary>
    public async Task<List<Refusal>> Remove(Guid id, DateOnly today, CancellationToken cancellationToken)
    {
        if (await Find(id, today, cancellationToken) is not { } found)
        {
            return [new("gone", "Cet avenant n’est plus là.")];
        }
        var (outlook, avenant) = found;
        var reasons = new List<string>();
        if (avenant.Mission is not null || avenant.Terms is not null)
        {
            var year = outlook.Contract.YearOn(avenant.EffectiveOn);
            foreach (var module in resting)
            {
                reasons.AddRange(await module.What(outlook.Contract.Id, avenant.Mission, year, cancellationToken));
            }
        }
        var refusals = outlook.Contract.DropAvenant(id, outlook.Missions, reasons);
        if (refusals.Count == 0)
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        return refusals;
    }

    /// <summary>Sets the target of an indicator for a year, on the indicator too. Refuses what the indicator refuses, and what is not there.</summary>
    public async Task<List<Refusal>> Aim(Guid id, Guid? indicatorId, int? contractYear, decimal? target, DateOnly today, CancellationToken cancellationToken)
    {
        if (await Find(id, today, cancellationToken) is not { } found)
        {
            return [new("gone", "Cet avenant n’est plus là.")];
        }
        var (outlook, avenant) = found;
        if (await db.WholeIndicators().SingleOrDefaultAsync(i => i.Id == indicatorId && i.ContractId == outlook.Contract.Id, cancellationToken) is not { } indicator)
        {
            return [new("indicator-unknown", "Choisissez un indicateur du contrat.", "Indicator")];
        }
        if (contractYear is null || contractYear < outlook.Contract.YearOn(avenant.EffectiveOn) || contractYear > ContractDeadlines.ContractLength)
        {
            return [new("year-out-of-range", "Choisissez une année du contrat à partir de celle de la prise d’effet.", "Year")];
        }
        if (target is null)
        {
            return [new("value-required", "Indiquez l’objectif, avec deux décimales au plus.", "Target")];
        }
        var former = indicator.Targets.FirstOrDefault(t => t.ContractYear == contractYear)?.Target;
        var refusals = indicator.Aim(contractYear.Value, target);
        if (refusals.Count > 0)
        {
            return [.. refusals.Select(r => r with { Field = "Target" })];
        }
        avenant.SetTarget(indicator.Id, contractYear.Value, former, target.Value);
        await db.SaveChangesAsync(cancellationToken);
        return [];
    }

    /// <summary>Gives the former target back. Refuses when it was measured since, or set again by a later avenant.</summary>
    public async Task<List<Refusal>> Unaim(Guid id, Guid targetId, DateOnly today, CancellationToken cancellationToken)
    {
        if (await Find(id, today, cancellationToken) is not { } found || found.Avenant.Targets.FirstOrDefault(t => t.Id == targetId) is not { } line)
        {
            return [new("gone", "Cet objectif n’est plus là.")];
        }
        var indicator = await db.WholeIndicators().SingleAsync(i => i.Id == line.IndicatorId, cancellationToken);
        if (indicator.Measures.Any(m => m.ContractYear == line.ContractYear))
        {
            return [new("target-in-use", "Une valeur est saisie pour cet objectif : retirez-la d’abord.")];
        }
        var later = await db.Set<AvenantTarget>().AnyAsync(
            t => t.IndicatorId == line.IndicatorId && t.ContractYear == line.ContractYear && t.Id != line.Id && t.Former == line.Target, cancellationToken);
        if (later)
        {
            return [new("target-in-use", "Un autre avenant a changé cet objectif depuis : retirez-le d’abord.")];
        }
        var refusals = indicator.Aim(line.ContractYear, line.Former);
        if (refusals.Count == 0)
        {
            found.Avenant.DropTarget(targetId);
            await db.SaveChangesAsync(cancellationToken);
        }
        return refusals;
    }

    private async Task<(ContractOutlook Outlook, Avenant Avenant)?> Find(Guid id, DateOnly today, CancellationToken cancellationToken)
    {
        if (await contracts.OnForChange(today, cancellationToken) is not { } outlook || outlook.Contract.Avenants.FirstOrDefault(a => a.Id == id) is not { } avenant)
        {
            return null;
        }
        await db.Entry(avenant).Collection(a => a.Targets).LoadAsync(cancellationToken);
        return (outlook, avenant);
    }
}
