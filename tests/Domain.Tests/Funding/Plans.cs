using System.Globalization;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Tests.Funding;

/// <summary>Plans as lines that a test can read.</summary>
internal static class Plans
{
    public static IEnumerable<string> Lines(FundingPlan plan) => plan.Payments.Select(p => string.Create(
        CultureInfo.InvariantCulture,
        $"{p.DueOn:yyyy-MM-dd} {FundingCodes.Code(p.Mission)} {p.Part.Code()} {p.Kind.Code()} {p.ContractYear} {p.Amount.Euros:0.00}"));

    public static Payment Variable(FundingPlan plan, int year, MissionCode mission = MissionCode.CareAccess) =>
        plan.Payments.Single(p => p.Mission == mission && p.Kind == PaymentKind.Variable && p.ContractYear == year);

    /// <summary>Ceiling of the fixed part of a mission in a year, in euros.</summary>
    public static decimal Fixed(FundingPlan plan, int year, MissionCode mission) =>
        plan.Ceilings.Single(c => c.Mission == mission && c.Part == FundingPart.Fixed && c.ContractYear == year).Amount.Euros;
}
