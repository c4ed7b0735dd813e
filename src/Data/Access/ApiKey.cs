using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;

namespace Tisserand.Data.Access;

/// <summary>Clé d'API : opens the API of one CPTS with one role. Only the SHA-256 of the key is kept.</summary>
public sealed class ApiKey
{
    public Guid Id { get; init; }

    public CptsId CptsId { get; init; }

    public Role Role { get; init; }

    public string Name { get; init; } = "";

    /// <summary>SHA-256 of the whole key, in hexadecimal.</summary>
    public string Hash { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>UTC; null while the key opens.</summary>
    public DateTime? RevokedAt { get; set; }
}
