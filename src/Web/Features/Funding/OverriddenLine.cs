using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;

namespace Tisserand.Web.Features.Funding;

/// <summary>An amount of the contract beside the one that the barème gives.</summary>
/// <param name="Computed">Null when the barème does not know it.</param>
public sealed record OverriddenLine(AmountOfContract Line, Working? Computed)
{
    /// <summary>All those of a contract, by year.</summary>
    public static IReadOnlyList<OverriddenLine> Of(ContractOutlook outlook)
    {
        var amounts = outlook.Contract.Amounts;
        var plain = amounts.Count == 0 ? null : outlook.WithoutOverrides().Value;
        return
        [
            .. amounts.OrderBy(a => a.ContractYear).ThenBy(a => a.Mission).ThenBy(a => a.Part).Select(a => new OverriddenLine(
                a, plain?.Ceilings.FirstOrDefault(c => (c.ContractYear, c.Mission, c.Part) == (a.ContractYear, a.Mission, a.Part))?.Working)),
        ];
    }
}
