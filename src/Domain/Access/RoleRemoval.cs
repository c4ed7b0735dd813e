using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Access;

/// <summary>
/// Retrait d'un rôle : refused when it would leave a CPTS with nobody to give roles, that is without any coordinateur or
/// président. Source: matrice des droits (réglages, rôles).
/// </summary>
public static class RoleRemoval
{
    /// <summary>Why a role cannot be taken away, given the roles that all accounts would still hold in the CPTS; null when it can.</summary>
    public static Refusal? Refuse(Role role, IEnumerable<Role> remaining) =>
        Permissions.Allow([role], Area.Settings, Level.Act) && !Permissions.Allow(remaining, Area.Settings, Level.Act)
            ? new("last-manager", "Une CPTS garde toujours au moins un coordinateur ou un président. Donnez d’abord ce rôle à quelqu’un d’autre.")
            : null;
}
