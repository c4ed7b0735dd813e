using Tisserand.Domain.Foundation;

namespace Tisserand.Data.Audit;

/// <summary>
/// Ligne du journal : who changed what, when, from which value to which. Written by the database context itself on every
/// save, and never changed afterwards, but that erased persons leave it (ForgetInTrail). <see cref="CptsId"/> is empty for the installation's own tables.
/// </summary>
public sealed class AuditEntry : ICptsOwned
{
    public Guid Id { get; init; }

    public CptsId CptsId { get; init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }

    public Guid? AccountId { get; init; }

    /// <summary>Name of the account, key or command, kept as it was.</summary>
    public string Author { get; init; } = "";

    /// <summary>Entity name, in English, as in the code.</summary>
    public string Entity { get; init; } = "";

    public string EntityId { get; init; } = "";

    public AuditAct Act { get; init; }

    /// <summary>JSON object: property → [before, after].</summary>
    public string Changes { get; init; } = "{}";
}

public enum AuditAct
{
    Created,
    Changed,
    Deleted,
}
