using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access.Profile;

/// <summary>One's own account: name, address, password, and what protects it.</summary>
[SignedIn]
public sealed class MyAccountModel(TisserandDb db, UserManager<Account> accounts, SignInManager<Account> signIn, AccountMails mails) : PageModel
{
    [BindProperty]
    public IdentityForm Identity { get; set; } = new();

    [BindProperty]
    public PasswordForm Secret { get; set; } = new();

    public Account Mine { get; private set; } = null!;

    public int Passkeys { get; private set; }

    public async Task OnGet()
    {
        await Load();
        Identity = new() { FullName = Mine.FullName, Email = Mine.Email };
    }

    public async Task<IActionResult> OnPostIdentity()
    {
        await Load();
        var email = Identity.Email?.Trim() ?? "";
        var moves = !string.Equals(email, Mine.Email, StringComparison.OrdinalIgnoreCase);
        if (string.IsNullOrWhiteSpace(Identity.FullName) || Identity.FullName.Length > 200)
        {
            ModelState.AddModelError("Identity.FullName", "Indiquez votre prénom et votre nom.");
        }
        if (moves && !new System.ComponentModel.DataAnnotations.EmailAddressAttribute().IsValid(email))
        {
            ModelState.AddModelError("Identity.Email", "Cette adresse électronique n’est pas valable.");
        }
        if (moves && !await accounts.CheckPasswordAsync(Mine, Identity.Password ?? ""))
        {
            ModelState.AddModelError("Identity.Password", "Pour changer d’adresse, indiquez votre mot de passe actuel.");
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        Mine.FullName = Identity.FullName!.Trim();
        if (moves)
        {
            // Sent even when another account has that address: it is not said here who has one; confirming then refuses.
            await mails.ConfirmAddress(Mine, email);
        }
        await accounts.UpdateAsync(Mine);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        await signIn.RefreshSignInAsync(Mine);
        TempData["Done"] = moves ? $"Un message est parti à {email} : ouvrez son lien pour que cette adresse devienne la vôtre." : "C’est enregistré.";
        return Redirect("/compte");
    }

    public async Task<IActionResult> OnPostPassword()
    {
        await Load();
        Identity = new() { FullName = Mine.FullName, Email = Mine.Email };
        var result = await accounts.ChangePasswordAsync(Mine, Secret.Current ?? "", Secret.Next ?? "");
        if (!result.Succeeded)
        {
            foreach (var error in result.Errors)
            {
                ModelState.AddModelError(error.Code == nameof(IdentityErrorDescriber.PasswordMismatch) ? "Secret.Current" : "Secret.Next", error.Description);
            }
            return Page();
        }
        await signIn.RefreshSignInAsync(Mine);
        TempData["Done"] = "Votre mot de passe est changé. Vos autres sessions sont fermées.";
        return Redirect("/compte");
    }

    /// <summary>Ends every other session, without changing anything else.</summary>
    public async Task<IActionResult> OnPostSessions()
    {
        await Load();
        await accounts.UpdateSecurityStampAsync(Mine);
        await signIn.RefreshSignInAsync(Mine);
        TempData["Done"] = "Vos autres sessions sont fermées.";
        return Redirect("/compte");
    }

    private async Task Load()
    {
        Mine = (await accounts.GetUserAsync(User))!;
        Passkeys = (await accounts.GetPasskeysAsync(Mine)).Count;
    }

    public sealed class IdentityForm
    {
        public string? FullName { get; set; }

        public string? Email { get; set; }

        public string? Password { get; set; }
    }

    public sealed class PasswordForm
    {
        public string? Current { get; set; }

        public string? Next { get; set; }
    }
}
