namespace Tisserand.Web.Shell;

/// <summary>The ACI contract that governs the CPTS of the request, for modules below the one that keeps it: deadlines count from its signature.</summary>
public interface IContractInForce
{
    /// <summary>The contract of a day, or the first one to come; null when none was entered.</summary>
    Task<ContractInForce?> On(DateOnly day, CancellationToken cancellationToken);
}

/// <param name="Id">Identifier of the contract.</param>
/// <param name="SignedOn">First day of its first year.</param>
public sealed record ContractInForce(Guid Id, DateOnly SignedOn);
