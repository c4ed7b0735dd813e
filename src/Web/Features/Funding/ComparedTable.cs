using Tisserand.Domain.Funding;

namespace Tisserand.Web.Features.Funding;

/// <summary>Two plans side by side, year by year, with the lines that differ.</summary>
/// <param name="Before">Heading of the plan as it is.</param>
/// <param name="After">Heading of the other.</param>
public sealed record ComparedTable(PlanComparison Comparison, string Before, string After);
