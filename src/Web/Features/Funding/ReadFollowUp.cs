using Tisserand.Data.Funding;
using Tisserand.Domain.Funding;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Funding;

/// <summary>The contract, what is expected of it and what came in. Scoped: the pages and « Cette semaine » share one reading.</summary>
public sealed class ReadFollowUp(ContractQueries contracts, IReceiptsOfAci receipts)
{
    private (DateOnly Day, Task<(ContractOutlook Outlook, PaymentFollowUp FollowUp)?> Reading)? _read;

    /// <summary>Null without a contract. One query more than the contract.</summary>
    public Task<(ContractOutlook Outlook, PaymentFollowUp FollowUp)?> On(DateOnly day, CancellationToken cancellationToken)
    {
        if (_read?.Day != day)
        {
            _read = (day, Read(day, cancellationToken));
        }
        return _read.Value.Reading;
    }

    private async Task<(ContractOutlook Outlook, PaymentFollowUp FollowUp)?> Read(DateOnly day, CancellationToken cancellationToken) =>
        await contracts.On(day, cancellationToken) is { } outlook
            ? (outlook, PaymentFollowUp.Of(outlook.Expected, await receipts.Of(outlook.Contract.Id, cancellationToken)))
            : null;
}
