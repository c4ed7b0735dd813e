using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Indicators;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Missions;

namespace Tisserand.Web.Features.Indicators;

/// <summary>Defines an indicator of a contract, or changes its definition.</summary>
public sealed class DefineIndicator(TisserandDb db)
{
    /// <summary>Refuses what the indicator refuses, and a fiche action that is not of this CPTS.</summary>
    public async Task<Outcome<Indicator>> Define(Guid contractId, IndicatorDetails details, CancellationToken cancellationToken)
    {
        if (await Unknown(details, cancellationToken) is { } unknown)
        {
            return unknown;
        }
        var defined = Indicator.Define(contractId, details);
        if (defined.Succeeded)
        {
            db.Add(defined.Value);
            await db.SaveChangesAsync(cancellationToken);
        }
        return defined;
    }

    /// <inheritdoc cref="Define"/>
    /// <param name="indicator">Whole, as the context follows it.</param>
    public async Task<List<Refusal>> Change(Indicator indicator, IndicatorDetails details, CancellationToken cancellationToken)
    {
        if (await Unknown(details, cancellationToken) is { } unknown)
        {
            return [unknown];
        }
        var refusals = indicator.Change(details);
        if (refusals.Count == 0)
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        return refusals;
    }

    private async Task<Refusal?> Unknown(IndicatorDetails details, CancellationToken cancellationToken) =>
        details.FicheActionId is { } id && !await db.Set<FicheAction>().AnyAsync(f => f.Id == id, cancellationToken)
            ? new("fiche-unknown", "Cette fiche action n’existe plus.", nameof(Indicator.FicheActionId))
            : null;
}

/// <summary>Types the value of an indicator for a contract year, or takes it back.</summary>
public sealed class MeasureIndicator(TisserandDb db)
{
    /// <summary>Refuses what the indicator refuses; null when there is no such indicator.</summary>
    public async Task<Outcome<IndicatorMeasure>?> Measure(
        Guid id, int contractYear, decimal? typed, DateOnly? measuredOn, string? reason, DateOnly today, CancellationToken cancellationToken)
    {
        if (await Whole(id, cancellationToken) is not { } indicator)
        {
            return null;
        }
        var measured = indicator.Measure(contractYear, typed, measuredOn, reason, today);
        if (measured.Succeeded)
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        return measured;
    }

    /// <summary>False when there was nothing to take back.</summary>
    public async Task<bool> TakeBack(Guid id, int contractYear, CancellationToken cancellationToken)
    {
        if (await Whole(id, cancellationToken) is not { } indicator || !indicator.DropMeasure(contractYear))
        {
            return false;
        }
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private Task<Indicator?> Whole(Guid id, CancellationToken cancellationToken) =>
        db.WholeIndicators().SingleOrDefaultAsync(i => i.Id == id, cancellationToken);
}
