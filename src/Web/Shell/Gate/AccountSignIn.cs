using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Tisserand.Data.Access;

namespace Tisserand.Web.Shell.Gate;

/// <summary>Sign-in as the framework does it, and by a link received by mail, which counts as the password does: a second factor is still asked.</summary>
public sealed class AccountSignIn(
    UserManager<Account> accounts, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Account> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation)
    : SignInManager<Account>(accounts, http, claims, options, log, schemes, confirmation)
{
    /// <summary>Whoever holds the link reads the mail of the account: a closed or locked account stays so.</summary>
    public async Task<SignInResult> ByMail(Account account) =>
        await PreSignInCheck(account) ?? await SignInOrTwoFactorAsync(account, isPersistent: false);
}
