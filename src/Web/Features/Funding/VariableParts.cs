using Tisserand.Data.Funding;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Indicators;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Funding;

/// <summary>What each variable part of a contract year is worth, read from the calendar.</summary>
internal sealed class VariableParts(ContractQueries contracts, Clock clock) : IVariableParts
{
    public async Task<IReadOnlyList<VariablePart>> Of(int contractYear, CancellationToken cancellationToken)
    {
        if (await contracts.On(clock.Today, cancellationToken) is not { Calculation.Value: { } plan } outlook)
        {
            return [];
        }
        var most = outlook.AtMost.Value?.Payments ?? [];
        return
        [
            .. from payment in plan.Payments.Concat(most)
               where payment.Part == FundingPart.Variable && payment.ContractYear == contractYear && payment.Mission is not null
               group payment by payment.Mission!.Value into mission
               orderby mission.Key
               let all = Amount(most, mission.Key)
               let now = Amount(plan.Payments, mission.Key)
               select new VariablePart(
                   mission.Key, all, now,
                   outlook.Contract.Attainments.FirstOrDefault(a => a.Mission == mission.Key && a.ContractYear == contractYear)?.Percent,
                   plan.Payments.All(p => p.Part != FundingPart.Variable || p.ContractYear != contractYear || p.Mission != mission.Key || !p.AtMost),
                   MoneyAtStake.TenPointsMore(all, now)),
        ];

        Domain.Foundation.Money Amount(IEnumerable<Payment> payments, Domain.Missions.MissionCode mission) => Domain.Foundation.MoneySums.Sum(
            payments.Where(p => p.Part == FundingPart.Variable && p.ContractYear == contractYear && p.Mission == mission), p => p.Amount);
    }
}
