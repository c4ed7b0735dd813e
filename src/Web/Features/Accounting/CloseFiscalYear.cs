using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Accounting.YearEnd;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Features.Accounting;

/// <summary>What the closing of a year would do, or did.</summary>
/// <param name="Closing">Its result with its working.</param>
/// <param name="Drafts">Entries to validate first.</param>
/// <param name="ToAllocate">Result of the year before that the assembly has not allocated yet.</param>
public sealed record ClosingPlan(FiscalYear Year, YearClosing Closing, int Drafts, Money ToAllocate);

/// <summary>Opens a fiscal year, closes its months, closes it and brings its balances forward, opens it again.</summary>
public sealed class CloseFiscalYear(TisserandDb db)
{
    public Task<Outcome<FiscalYear>> Open(DateOnly? start, DateOnly? end, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        var year = FiscalYear.Open(start, end, await db.ReadFiscalYears(cancellationToken));
        if (year.Succeeded)
        {
            db.Add(year.Value);
        }
        return year;
    }, cancellationToken);

    /// <summary>Null when this CPTS has no such year.</summary>
    public async Task<ClosingPlan?> Plan(Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<FiscalYear>().SingleOrDefaultAsync(y => y.Id == id, cancellationToken) is not { } year)
        {
            return null;
        }
        var balances = await db.BalancesByUse(id, cancellationToken);
        return new(year, new(year, balances), await db.Set<Entry>().CountAsync(e => e.FiscalYearId == id && e.Number == null, cancellationToken), new ResultAllocation(year, balances).Result);
    }

    /// <inheritdoc cref="Plan"/>
    public Task<List<Refusal>?> CloseMonths(Guid id, DateOnly? through, CancellationToken cancellationToken) => db.Serially(async () =>
        await db.Set<FiscalYear>().SingleOrDefaultAsync(y => y.Id == id, cancellationToken) is { } year
            ? year.CloseMonths(through, await db.Set<Entry>().CountAsync(e => e.FiscalYearId == id && e.Number == null && e.On <= through, cancellationToken))
            : null, cancellationToken);

    /// <inheritdoc cref="Plan"/>
    public Task<List<Refusal>?> Close(Guid id, DateOnly today, CancellationToken cancellationToken) => db.Serially<List<Refusal>?>(async () =>
    {
        if (await Plan(id, cancellationToken) is not { } plan)
        {
            return null;
        }
        if (plan.Closing.Obstacle is { } obstacle)
        {
            return [obstacle];
        }
        var years = await db.ReadFiscalYears(cancellationToken);
        if (plan.Year.Close(years.Find(y => y.End.AddDays(1) == plan.Year.Start), plan.Drafts, today) is { Count: > 0 } refusals)
        {
            return refusals;
        }
        var next = Next(plan.Year, years);
        if (next is null)
        {
            next = plan.Year.Following();
            db.Add(next);
        }
        if (plan.Closing.Opening(next, Guid.CreateVersion7()) is { } opening)
        {
            var entry = Entry.Write(opening, next, await db.ReadChart(cancellationToken)).Required;
            db.Add(entry);
            Validated(entry, next, today);
        }
        return [];
    }, cancellationToken);

    /// <summary>The balances that the closing brought forward are undone by contre-passation. Null when this CPTS has no such year.</summary>
    public Task<List<Refusal>?> Reopen(Guid id, string? reason, DateOnly today, CancellationToken cancellationToken) => db.Serially<List<Refusal>?>(async () =>
    {
        var years = await db.ReadFiscalYears(cancellationToken);
        if (years.Find(y => y.Id == id) is not { } year)
        {
            return null;
        }
        var next = Next(year, years);
        if (year.Reopen(next, reason) is { Count: > 0 } refusals)
        {
            return refusals;
        }
        if (next is not null)
        {
            var chart = await db.ReadChart(cancellationToken);
            var openings = await db.Set<Entry>().Include(e => e.Lines).Where(e => e.FiscalYearId == next.Id && e.SourceKind == PostingSource.Opening && !e.IsReversed).ToListAsync(cancellationToken);
            foreach (var opening in openings)
            {
                var reversal = opening.Reverse(opening.On, next, chart, isReopening: true).Required;
                db.Add(reversal);
                Validated(reversal, next, today);
            }
        }
        return [];
    }, cancellationToken);

    private static FiscalYear? Next(FiscalYear year, List<FiscalYear> years) => years.Find(y => y.Start == year.End.AddDays(1));

    private static void Validated(Entry entry, FiscalYear year, DateOnly today)
    {
        if (entry.Validate(year, today) is [var refusal, ..])
        {
            throw new InvalidOperationException(refusal.Message);
        }
    }
}
