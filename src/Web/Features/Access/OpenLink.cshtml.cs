using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Tisserand.Data.Access;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access;

/// <summary>Where the link of a message leads: a button signs in, so that a mail scanner that opens the page uses nothing up.</summary>
[Public]
[EnableRateLimiting(SignInLimits.Policy)]
public sealed class OpenLinkModel(SignInLinks links, AccountSignIn signIn) : PageModel
{
    [FromQuery(Name = "jeton")]
    public string? Secret { get; set; }

    [FromQuery(Name = "retour")]
    public string? ReturnUrl { get; set; }

    /// <summary>Null, with the reason said, when the link opens nothing or no longer does.</summary>
    public Account? Account { get; private set; }

    public async Task OnGet()
    {
        Account = await links.Read(Secret, HttpContext.RequestAborted);
        SayIfDead();
    }

    public async Task<IActionResult> OnPost()
    {
        var account = await links.Use(Secret, HttpContext.RequestAborted);
        if (account is null)
        {
            SayIfDead();
            return Page();
        }
        var result = await signIn.ByMail(account);
        var next = Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/mes-cpts";
        if (result.Succeeded)
        {
            return LocalRedirect(next);
        }
        if (result.RequiresTwoFactor)
        {
            return RedirectToPage("SignInCode", new { retour = next });
        }
        ModelState.AddModelError("", SignInModel.LockedOut);
        return Page();
    }

    private void SayIfDead()
    {
        if (Account is null)
        {
            ModelState.AddModelError("", "Ce lien a expiré ou a déjà servi. Demandez-en un autre : il vaut quinze minutes et sert une seule fois.");
        }
    }
}
