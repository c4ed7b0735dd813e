using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Funding;

/// <summary>Décompte d'adhérents of a contract year, dated: it decides the increase of size 4 (Guide pratique CPTS, sheet 16).</summary>
public sealed class MemberHeadcount : ICptsOwned
{
    /// <summary>More is a slip of the keyboard.</summary>
    public const int Most = 1_000_000;

    private MemberHeadcount()
    {
    }

    internal MemberHeadcount(int contractYear) => ContractYear = contractYear;

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid ContractId { get; private set; }

    public int ContractYear { get; private set; }

    public int Members { get; private set; }

    /// <summary>Day of the count.</summary>
    public DateOnly CountedOn { get; private set; }

    internal void Set(int members, DateOnly countedOn) => (Members, CountedOn) = (members, countedOn);
}
