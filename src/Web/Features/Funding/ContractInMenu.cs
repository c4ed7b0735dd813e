using Tisserand.Data.Funding;
using Tisserand.Domain.Access;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Layout;

namespace Tisserand.Web.Features.Funding;

/// <summary>« année 2 de l’ACI » under the name of the CPTS, and the signature for the modules below.</summary>
internal sealed class ContractInMenu(ContractQueries contracts, CptsOfRequest here, Clock clock) : ICptsSummary, IContractInForce
{
    public async Task<string?> Describe(CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Territory, Level.See) || await contracts.Signature(clock.Today, cancellationToken) is not { } contract || contract.SignedOn > clock.Today)
        {
            return null;
        }
        var year = new ContractYears(contract.SignedOn).YearOf(clock.Today);
        return $"année {year} de l’ACI";
    }

    public async Task<ContractInForce?> On(DateOnly day, CancellationToken cancellationToken) =>
        await contracts.Signature(day, cancellationToken) is { } contract ? new(contract.Id, contract.SignedOn) : null;
}
