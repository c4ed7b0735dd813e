using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Purchases;

/// <summary>The incomes that pay the contract.</summary>
internal sealed class ReceiptsOfAci(TisserandDb db) : IReceiptsOfAci
{
    public async Task<IReadOnlyList<AciReceipt>> Of(Guid contractId, CancellationToken cancellationToken)
    {
        var incomes = await db.Set<Income>().AsNoTracking().Where(i => i.ContractId == contractId && i.Part != null && i.ContractYear != null).ToListAsync(cancellationToken);
        return incomes.ConvertAll(i => new AciReceipt(i.Id, i.Mission, i.Part!.Value, i.ContractYear!.Value, i.ReceivedOn, i.Amount, i.Label));
    }

    public async Task<IReadOnlyList<EarlyAidReceipt>> OfEarlyContract(Guid earlyContractId, CancellationToken cancellationToken)
    {
        var incomes = await db.Set<Income>().AsNoTracking().Where(i => i.EarlyContractId == earlyContractId).OrderBy(i => i.ReceivedOn).ToListAsync(cancellationToken);
        return incomes.ConvertAll(i => new EarlyAidReceipt(i.Id, i.ReceivedOn, i.Amount));
    }
}
