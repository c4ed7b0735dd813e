using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Tisserand.Data.Access;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access;

/// <summary>Second step of sign-in: the six digits of the authenticator, or one recovery code.</summary>
[Public]
[EnableRateLimiting(SignInLimits.Policy)]
public sealed class SignInCodeModel(SignInManager<Account> signIn) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [FromQuery(Name = "retour")]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGet() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Redirect("/connexion") : Page();

    public async Task<IActionResult> OnPost()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is null)
        {
            return Redirect("/connexion");
        }
        var code = string.Concat((Input.Code ?? "").Where(c => !char.IsWhiteSpace(c)));
        var result = code.Length == 6 && code.All(char.IsAsciiDigit)
            ? await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (result.Succeeded)
        {
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/mes-cpts");
        }
        ModelState.AddModelError("Input.Code", result.IsLockedOut ? SignInModel.LockedOut : "Ce code n’est pas le bon. Attendez le code suivant, ou prenez un code de secours.");
        return Page();
    }

    public sealed class Form
    {
        public string? Code { get; set; }
    }
}
