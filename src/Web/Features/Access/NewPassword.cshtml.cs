using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Tisserand.Data.Access;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access;

/// <summary>Where the link of a message leads: choose a password. The link dies with its use, since the security stamp changes.</summary>
[Public]
[EnableRateLimiting(SignInLimits.Policy)]
public sealed class NewPasswordModel(UserManager<Account> accounts, IdentityErrorDescriber says) : PageModel
{
    [BindProperty]
    public string? Password { get; set; }

    [FromQuery(Name = "compte")]
    public string? AccountId { get; set; }

    [FromQuery(Name = "jeton")]
    public string? Token { get; set; }

    /// <summary>For password managers, which keep the pair.</summary>
    public string? Email { get; private set; }

    public bool IsLinkGood { get; private set; }

    public Task OnGet() => Find();

    public async Task<IActionResult> OnPost()
    {
        if (await Find() is not { } account)
        {
            return Page();
        }
        if (string.IsNullOrEmpty(Password))
        {
            ModelState.AddModelError(nameof(Password), "Choisissez un mot de passe.");
            return Page();
        }
        var result = await accounts.ResetPasswordAsync(account, AccountMails.Decode(Token)!, Password);
        if (!result.Succeeded)
        {
            foreach (var error in result.Errors)
            {
                ModelState.AddModelError(nameof(Password), error.Description);
            }
            return Page();
        }
        TempData["Done"] = "Votre mot de passe est enregistré. Connectez-vous.";
        return Redirect("/connexion");
    }

    /// <summary>The account of the link; null, with the reason said, when the link is not (or no longer) good.</summary>
    private async Task<Account?> Find()
    {
        var token = AccountMails.Decode(Token);
        var account = Guid.TryParse(AccountId, out _) ? await accounts.FindByIdAsync(AccountId) : null;
        IsLinkGood = account is not null && token is not null
            && await accounts.VerifyUserTokenAsync(account, accounts.Options.Tokens.PasswordResetTokenProvider, UserManager<Account>.ResetPasswordTokenPurpose, token);
        if (!IsLinkGood)
        {
            ModelState.AddModelError("", says.InvalidToken().Description);
            return null;
        }
        Email = account!.Email;
        return account;
    }
}
