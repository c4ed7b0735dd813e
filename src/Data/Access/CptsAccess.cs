using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;

namespace Tisserand.Data.Access;

/// <summary>Accès : one role of one account in one CPTS. A table of the installation, since sign-in reads it across CPTS.</summary>
public sealed class CptsAccess
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public CptsId CptsId { get; init; }

    public Role Role { get; init; }
}
