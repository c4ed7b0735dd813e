using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Web.Shell;

/// <summary>The variable parts of the contract of the CPTS of the request, for modules below the one that computes them: what an indicator is worth.</summary>
public interface IVariableParts
{
    /// <summary>One by mission that pays a variable part for the contract year; none without a contract.</summary>
    Task<IReadOnlyList<VariablePart>> Of(int contractYear, CancellationToken cancellationToken);
}

/// <param name="Most">At an attainment of 100 %.</param>
/// <param name="Now">As the calendar counts it today.</param>
/// <param name="NotifiedPercent">Attainment notified by the fund; null as long as it has not.</param>
/// <param name="IsEvaluated">Notified, or given by the indicators; else <paramref name="Now"/> is all of it, « au plus ».</param>
/// <param name="TenPoints">What ten points of attainment more would bring.</param>
public sealed record VariablePart(MissionCode Mission, Money Most, Money Now, decimal? NotifiedPercent, bool IsEvaluated, Money TenPoints)
{
    /// <summary>What the shortfall costs at this day.</summary>
    public Money Missing => Most - Now;
}
