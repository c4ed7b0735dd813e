using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Members;

/// <summary>Homonymes : two entries that look alike and were said to be two persons; they are proposed no more.</summary>
public sealed class DistinctPersons : ICptsOwned
{
    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid FirstId { get; private set; }

    public Guid SecondId { get; private set; }

    public static DistinctPersons Of(Guid first, Guid second) => new() { FirstId = first, SecondId = second };
}
