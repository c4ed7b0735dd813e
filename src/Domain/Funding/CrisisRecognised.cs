using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Funding;

/// <summary>Crise sanitaire grave reconnue in a contract year: it opens the variable part of the crisis mission (Guide pratique CPTS, sheet 13).</summary>
public sealed class CrisisRecognised : ICptsOwned
{
    private CrisisRecognised()
    {
    }

    internal CrisisRecognised(int contractYear, string decision) => (ContractYear, Decision) = (contractYear, decision);

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid ContractId { get; private set; }

    public int ContractYear { get; private set; }

    /// <summary>Decision of the ARS or the fund.</summary>
    public string Decision { get; private set; } = "";
}
