using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Tisserand.Data.Access;

namespace Tisserand.Web.Shell.Gate;

/// <summary>What a session remembers of its account: identifier, name, security stamp, administrator or not.</summary>
public sealed class AccountClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaims(Caller.ClaimsOf(user));
        return identity;
    }
}
