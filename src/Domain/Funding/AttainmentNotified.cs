using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Funding;

/// <summary>Atteinte notifiée : the rate at which the fund pays the variable part of a mission for a contract year (Guide pratique CPTS, sheets 6 and 7).</summary>
public sealed class AttainmentNotified : ICptsOwned
{
    private AttainmentNotified()
    {
    }

    internal AttainmentNotified(MissionCode mission, int contractYear) => (Mission, ContractYear) = (mission, contractYear);

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid ContractId { get; private set; }

    public MissionCode Mission { get; private set; }

    public int ContractYear { get; private set; }

    /// <summary>0 to 100, two decimals at most.</summary>
    public decimal Percent { get; private set; }

    public DateOnly NotifiedOn { get; private set; }

    /// <summary>Letter or record that it was read in.</summary>
    public string Source { get; private set; } = "";

    internal void Set(decimal percent, DateOnly notifiedOn, string source) => (Percent, NotifiedOn, Source) = (percent, notifiedOn, source);
}
