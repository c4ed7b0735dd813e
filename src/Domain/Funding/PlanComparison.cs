using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Funding;

/// <summary>Ligne comparée : what a part of a contract year is worth in each of two plans.</summary>
/// <param name="Mission">None for functioning.</param>
public sealed record ComparedLine(int ContractYear, MissionCode? Mission, FundingPart Part, Money Before, Money After)
{
    public Money Difference => After - Before;
}

/// <summary>
/// Comparaison de deux plans : line by line and year by year, all that is paid for a contract year whenever it falls due. The lines add up to the
/// years, the years to the whole.
/// </summary>
/// <param name="Before">The plan as it is.</param>
/// <param name="After">The plan with the change.</param>
/// <param name="Lines">Those that are worth something in one of both, by year, then functioning and the missions in their order.</param>
public sealed record PlanComparison(FundingPlan Before, FundingPlan After, IReadOnlyList<ComparedLine> Lines)
{
    public static PlanComparison Of(FundingPlan before, FundingPlan after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var lines =
            from payment in before.Payments.Select(p => (Payment: p, IsAfter: false)).Concat(after.Payments.Select(p => (Payment: p, IsAfter: true)))
            group payment by (payment.Payment.ContractYear, payment.Payment.Mission, payment.Payment.Part) into line
            orderby line.Key.ContractYear, line.Key.Mission is { } mission ? (int)mission : -1, line.Key.Part
            select new ComparedLine(
                line.Key.ContractYear, line.Key.Mission, line.Key.Part,
                line.Where(p => !p.IsAfter).Sum(p => p.Payment.Amount), line.Where(p => p.IsAfter).Sum(p => p.Payment.Amount));
        return new(before, after, [.. lines]);
    }

    /// <summary>One by contract year of either plan.</summary>
    public IReadOnlyList<ComparedLine> Years =>
    [
        .. Enumerable.Range(1, Math.Max(Before.Terms.Years, After.Terms.Years)).Select(year => new ComparedLine(
            year, null, FundingPart.Functioning,
            Lines.Where(l => l.ContractYear == year).Sum(l => l.Before), Lines.Where(l => l.ContractYear == year).Sum(l => l.After))),
    ];

    public Money Difference => Lines.Sum(l => l.Difference);

    /// <summary>The lines that differ.</summary>
    public IReadOnlyList<ComparedLine> Changed => [.. Lines.Where(l => !l.Difference.IsZero)];
}
