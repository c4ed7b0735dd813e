using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Indicators;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Missions;

namespace Tisserand.Data.Funding;

/// <summary>
/// The contract of the current CPTS with all that its calendar depends on, in a fixed number of queries: contracts, their
/// lists, the missions, the indicators and the facts that they count. Scoped: the menu, the page and « Cette semaine » share the one reading of a request.
/// </summary>
public sealed class ContractQueries(TisserandDb db)
{
    private (DateOnly Day, Task<ContractOutlook?> Reading)? _read;

    /// <summary>How the contract of a day stands on it, for reading; null when none was entered.</summary>
    public Task<ContractOutlook?> On(DateOnly day, CancellationToken cancellationToken)
    {
        if (_read?.Day != day)
        {
            _read = (day, Load(day, tracked: false, cancellationToken));
        }
        return _read.Value.Reading;
    }

    /// <summary>The same, followed by the context: what is changed on the contract is saved by its next SaveChanges.</summary>
    public Task<ContractOutlook?> OnForChange(DateOnly day, CancellationToken cancellationToken)
    {
        _read = null;
        return Load(day, tracked: true, cancellationToken);
    }

    /// <summary>Identifier and signature alone, in one query; none when no contract was entered.</summary>
    public async Task<(Guid Id, DateOnly SignedOn)?> Signature(DateOnly day, CancellationToken cancellationToken)
    {
        if (_read is { } read && read.Day == day)
        {
            return await read.Reading is { } outlook ? (outlook.Contract.Id, outlook.Contract.SignedOn) : null;
        }
        var all = await db.Set<AciContract>().Select(c => new { c.Id, c.SignedOn }).ToListAsync(cancellationToken);
        return Governing(all, c => c.SignedOn, day) is { } found ? (found.Id, found.SignedOn) : null;
    }

    private async Task<ContractOutlook?> Load(DateOnly day, bool tracked, CancellationToken cancellationToken)
    {
        var rows = db.Set<AciContract>()
            .Include(c => c.Headcounts).Include(c => c.Amounts).Include(c => c.Attainments).Include(c => c.Crises).Include("_avenants").Include("_notifications.Amounts")
            .OrderBy(c => c.SignedOn).AsSplitQuery();
        var contracts = await (tracked ? rows : rows.AsNoTracking()).ToListAsync(cancellationToken);
        if (Governing(contracts, c => c.SignedOn, day) is not { } contract)
        {
            return null;
        }
        var missions = await db.Set<MissionOfContract>().AsNoTracking().Where(m => m.ContractId == contract.Id).ToListAsync(cancellationToken);
        var last = contract.SignedOn > day ? 0 : contract.YearOn(day);
        var indicators = await db.IndicatorsOf(contract.Id, cancellationToken);
        var results = await db.Results([.. indicators.Where(i => i.Use == IndicatorUse.Result)], contract.Years, 1, last, cancellationToken);
        var attainments = Enumerable.Range(1, last).SelectMany(year => MissionAttainment.Of(results, year)).ToList();
        return new ContractOutlook(contract, [.. missions.OrderBy(m => m.Mission)], day, attainments);
    }

    /// <summary>The last signed by that day; before any, the first to come.</summary>
    private static T? Governing<T>(IEnumerable<T> contracts, Func<T, DateOnly> signedOn, DateOnly day)
        where T : class
    {
        var ordered = contracts.OrderBy(signedOn).ToList();
        return ordered.LastOrDefault(c => signedOn(c) <= day) ?? ordered.FirstOrDefault();
    }
}
