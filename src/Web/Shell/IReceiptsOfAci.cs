using Tisserand.Domain.Funding;

namespace Tisserand.Web.Shell;

/// <summary>The payments of the ACI received, and the aid that came before it, by the CPTS of the request, for the module of the contract; the one that records incomes answers.</summary>
public interface IReceiptsOfAci
{
    /// <summary>In one query.</summary>
    Task<IReadOnlyList<AciReceipt>> Of(Guid contractId, CancellationToken cancellationToken);

    /// <summary>The aid of a contrat de mission précoce, in one query.</summary>
    Task<IReadOnlyList<EarlyAidReceipt>> OfEarlyContract(Guid earlyContractId, CancellationToken cancellationToken);
}
