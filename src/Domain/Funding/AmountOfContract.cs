using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Funding;

/// <summary>Montant du contrat, as kept: replaces the yearly amount of one line in one contract year, with its reason.</summary>
public sealed class AmountOfContract : ICptsOwned
{
    private AmountOfContract()
    {
    }

    internal AmountOfContract(MissionCode? mission, FundingPart part, int contractYear) =>
        (Item, Part, ContractYear) = (FundingCodes.Code(mission), part, contractYear);

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid ContractId { get; private set; }

    /// <summary>Code of the mission, or « fonctionnement ».</summary>
    public string Item { get; private set; } = "";

    public FundingPart Part { get; private set; }

    public int ContractYear { get; private set; }

    /// <summary>Euros for the whole year, before proration.</summary>
    public Money Amount { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>None for functioning.</summary>
    public MissionCode? Mission => MissionCodes.Find(Item);

    public AmountOverride Terms => new(Mission, Part, ContractYear, Amount, Reason);

    internal bool Is(MissionCode? mission, FundingPart part, int contractYear) =>
        (Mission, Part, ContractYear) == (mission, part, contractYear);

    internal void Set(Money amount, string reason) => (Amount, Reason) = (amount, reason);
}
