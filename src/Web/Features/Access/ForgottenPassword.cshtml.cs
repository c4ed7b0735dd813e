using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access;

/// <summary>Asks for a link by mail. The answer is the same whether or not the address has an account.</summary>
[Public]
[EnableRateLimiting(SignInLimits.Policy)]
public sealed class ForgottenPasswordModel(TisserandDb db, UserManager<Account> accounts, AccountMails mails) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public bool IsAsked { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        if (string.IsNullOrWhiteSpace(Email))
        {
            ModelState.AddModelError(nameof(Email), "Indiquez votre adresse électronique.");
            return Page();
        }
        if (await accounts.FindByEmailAsync(Email.Trim()) is { } account)
        {
            await mails.ForgottenPassword(account);
            await db.SaveChangesAsync(HttpContext.RequestAborted);
        }
        IsAsked = true;
        return Page();
    }
}
