using Microsoft.AspNetCore.Identity;

namespace Tisserand.Data.Access;

/// <summary>Compte : a person who signs in. Rights come from <see cref="CptsAccess"/>, one CPTS at a time.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>First and last name, as shown.</summary>
    public string FullName { get; set; } = "";

    /// <summary>Administrateur of the installation: accounts, backups, reference data; no CPTS content.</summary>
    public bool IsAdministrator { get; set; }
}
