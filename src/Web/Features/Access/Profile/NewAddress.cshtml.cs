using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access.Profile;

/// <summary>
/// Confirms a new address from the message sent to it. Without this step anybody could take an address that a CPTS is
/// about to give a role to.
/// </summary>
[SignedIn]
public sealed class NewAddressModel(TisserandDb db, UserManager<Account> accounts, SignInManager<Account> signIn) : PageModel
{
    [FromQuery(Name = "courriel")]
    public string? Email { get; set; }

    [FromQuery(Name = "jeton")]
    public string? Token { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        var mine = (await accounts.GetUserAsync(User))!;
        var email = Email?.Trim() ?? "";
        await using var transaction = await db.Database.BeginTransactionAsync(HttpContext.RequestAborted);
        var result = await accounts.ChangeEmailAsync(mine, email, AccountMails.Decode(Token) ?? "");
        if (result.Succeeded)
        {
            result = await accounts.SetUserNameAsync(mine, email);
        }
        if (!result.Succeeded)
        {
            foreach (var description in result.Errors.Select(e => e.Description).Distinct())
            {
                ModelState.AddModelError("", description);
            }
            return Page();
        }
        await transaction.CommitAsync(HttpContext.RequestAborted);
        await signIn.RefreshSignInAsync(mine);
        TempData["Done"] = $"Votre adresse est maintenant {email}.";
        return Redirect("/compte");
    }
}
