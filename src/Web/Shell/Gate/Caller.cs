using System.Globalization;
using System.Security.Claims;
using Tisserand.Data.Access;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Shell.Gate;

/// <summary>Who calls: an account (cookie), or an API key bound to one CPTS and one role.</summary>
public sealed record Caller(Guid? AccountId, string Name, bool IsAdministrator, CptsId? ApiKeyCpts, Role? ApiKeyRole)
{
    private const string AdministratorClaim = "administrateur";
    private const string KeyCptsClaim = "cpts";
    private const string KeyRoleClaim = "role";

    public static Caller? Of(ClaimsPrincipal user)
    {
        if (user.Identity is not { IsAuthenticated: true })
        {
            return null;
        }
        var name = user.FindFirstValue(ClaimTypes.GivenName) ?? user.Identity.Name ?? "";
        return user.FindFirstValue(KeyRoleClaim) is { } role
            ? new(null, name, false, new CptsId(Guid.Parse(user.FindFirstValue(KeyCptsClaim)!, CultureInfo.InvariantCulture)), Enum.Parse<Role>(role))
            : new(Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture), name, user.HasClaim(AdministratorClaim, "oui"), null, null);
    }

    /// <summary>Claims added to the framework's for an account.</summary>
    public static IEnumerable<Claim> ClaimsOf(Account account)
    {
        yield return new(ClaimTypes.GivenName, account.FullName);
        if (account.IsAdministrator)
        {
            yield return new(AdministratorClaim, "oui");
        }
    }

    public static ClaimsPrincipal PrincipalOf(ApiKey key, string scheme) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.GivenName, "Clé « " + key.Name + " »"),
            new(KeyCptsClaim, key.CptsId.ToString()),
            new(KeyRoleClaim, key.Role.ToString()),
        ], scheme));
}
