namespace Tisserand.Data.Access;

/// <summary>
/// Lien de connexion : opens one account once, within <see cref="Lifetime"/>. The secret is in the message alone; here is its
/// SHA-256. A table of the installation: it is read before anybody is signed in.
/// </summary>
public sealed class SignInLink
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    /// <summary>SHA-256 of the secret, in hexadecimal.</summary>
    public string Hash { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>UTC; null while it can serve. Of two who open it at the same second, one does.</summary>
    public DateTime? UsedAt { get; set; }

    public bool Opens(DateTime now) => UsedAt is null && now - CreatedAt <= Lifetime;
}
