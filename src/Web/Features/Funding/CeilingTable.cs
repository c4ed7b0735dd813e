using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;

namespace Tisserand.Web.Features.Funding;

/// <summary>The yearly ceilings of one contract year, a line by mission.</summary>
public sealed record CeilingTable(FundingPlan Plan, int ContractYear)
{
    public IReadOnlyList<Line> Lines =>
    [
        .. Plan.Ceilings.Where(c => c.ContractYear == ContractYear).GroupBy(c => c.Mission)
            .Select(g => new Line(g.Key, g.FirstOrDefault(c => c.Part != FundingPart.Variable), g.FirstOrDefault(c => c.Part == FundingPart.Variable))),
    ];

    public Money Assured => Lines.Sum(l => l.Assured?.Amount ?? Money.Zero);

    public Money Variable => Lines.Sum(l => l.Variable?.Amount ?? Money.Zero);

    /// <param name="Assured">Functioning, or the fixed part.</param>
    public sealed record Line(MissionCode? Mission, Ceiling? Assured, Ceiling? Variable)
    {
        public string Code => FundingCodes.Code(Mission);

        public Money Total => (Assured?.Amount ?? Money.Zero) + (Variable?.Amount ?? Money.Zero);
    }
}
