using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Tisserand.Data.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access;

/// <summary>Sign-in by password or passkey; in the demonstration, by one click.</summary>
[Public]
[EnableRateLimiting(SignInLimits.Policy)]
public sealed class SignInModel(SignInManager<Account> signIn, CreateInstallation create, DemonstrationAccounts demonstration, AppOptions app) : PageModel
{
    public const string LockedOut = "Trop d’essais : ce compte est bloqué pendant dix minutes. Un administrateur a pu aussi le fermer.";

    // Compared with when no account has the address, so that an answer takes as long whether or not one exists.
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(new Account(), Guid.NewGuid().ToString());

    [BindProperty]
    public Form Input { get; set; } = new();

    [FromQuery(Name = "retour")]
    public string? ReturnUrl { get; set; }

    /// <summary>Keeps where the person was going.</summary>
    public string LinkPage => "/connexion/lien" + (ReturnUrl is null ? "" : QueryString.Create("retour", ReturnUrl));

    public IReadOnlyList<DemonstrationAccount> Demonstration { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await create.IsEmpty(HttpContext.RequestAborted) ? Redirect("/demarrage") : await WithAccounts();

    public async Task<IActionResult> OnPost()
    {
        var account = await signIn.UserManager.FindByNameAsync(Input.Email?.Trim() ?? "");
        if (account?.PasswordHash is null)
        {
            signIn.UserManager.PasswordHasher.VerifyHashedPassword(account ?? new Account(), NobodysHash, Input.Password ?? "");
        }
        return await Answer(account is null
            ? Microsoft.AspNetCore.Identity.SignInResult.Failed
            : await signIn.PasswordSignInAsync(account, Input.Password ?? "", isPersistent: false, lockoutOnFailure: true),
            "L’adresse ou le mot de passe n’est pas le bon.");
    }

    /// <summary>What the browser needs to ask for a passkey.</summary>
    public async Task<IActionResult> OnPostPasskeyOptions() =>
        Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskey(string? credential) => await Answer(
        string.IsNullOrEmpty(credential) ? Microsoft.AspNetCore.Identity.SignInResult.Failed : await signIn.PasskeySignInAsync(credential),
        "Cette clé d’accès n’ouvre aucun compte ici. Connectez-vous par mot de passe.");

    public async Task<IActionResult> OnPostDemonstration(string? email)
    {
        var account = app.IsDemonstration && DemonstrationAccounts.IsOne(email) ? await signIn.UserManager.FindByEmailAsync(email!) : null;
        if (account is null)
        {
            return NotFound();
        }
        await signIn.SignInAsync(account, isPersistent: false);
        return LocalRedirect(Next);
    }

    private string Next => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/mes-cpts";

    private async Task<IActionResult> Answer(Microsoft.AspNetCore.Identity.SignInResult result, string refusal)
    {
        if (result.Succeeded)
        {
            return LocalRedirect(Next);
        }
        if (result.RequiresTwoFactor)
        {
            return RedirectToPage("SignInCode", new { retour = Next });
        }
        ModelState.AddModelError("", result.IsLockedOut ? LockedOut : refusal);
        return await WithAccounts();
    }

    private async Task<PageResult> WithAccounts()
    {
        Demonstration = await demonstration.All(HttpContext.RequestAborted);
        return Page();
    }

    public sealed class Form
    {
        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}
