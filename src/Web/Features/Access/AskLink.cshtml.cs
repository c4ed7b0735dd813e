using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access;

/// <summary>Asks for a link that signs in. The answer is the same whether or not the address has an account.</summary>
[Public]
[EnableRateLimiting(SignInLimits.Policy)]
public sealed class AskLinkModel(SignInLinks links) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [FromQuery(Name = "retour")]
    public string? ReturnUrl { get; set; }

    public bool IsAsked { get; private set; }

    /// <param name="email">Known already when an invitation leads here.</param>
    public void OnGet([FromQuery(Name = "courriel")] string? email) => Email = email;

    public async Task<IActionResult> OnPost()
    {
        if (string.IsNullOrWhiteSpace(Email))
        {
            ModelState.AddModelError(nameof(Email), "Indiquez votre adresse électronique.");
            return Page();
        }
        await links.Send(Email, Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null, HttpContext.RequestAborted);
        IsAsked = true;
        return Page();
    }
}
