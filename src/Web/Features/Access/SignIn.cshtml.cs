using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data.Access;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access;

[Public]
public sealed class SignInModel(SignInManager<Account> signIn, CreateInstallation create) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [FromQuery(Name = "retour")]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGet() =>
        await create.IsEmpty(HttpContext.RequestAborted) ? Redirect("/demarrage") : Page();

    public async Task<IActionResult> OnPost()
    {
        var result = await signIn.PasswordSignInAsync(Input.Email?.Trim() ?? "", Input.Password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/mes-cpts");
        }
        ModelState.AddModelError("", result.IsLockedOut
            ? "Trop d’essais : ce compte est bloqué pendant dix minutes."
            : "L’adresse ou le mot de passe n’est pas le bon.");
        return Page();
    }

    public sealed class Form
    {
        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}
