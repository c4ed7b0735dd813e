using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access;

[Public]
public sealed class FirstStartModel(CreateInstallation create, SignInManager<Account> signIn) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task<IActionResult> OnGet() =>
        await create.IsEmpty(HttpContext.RequestAborted) ? Page() : Redirect("/connexion");

    public async Task<IActionResult> OnPost()
    {
        var created = await create.Create(Input.FullName, Input.Email, Input.Password, Input.CptsName, Input.TimeZone, HttpContext.RequestAborted);
        if (!created.Succeeded)
        {
            ModelState.Refuse(created.Refusals);
            return Page();
        }
        await signIn.SignInAsync(created.Value, isPersistent: false);
        return Redirect("/mes-cpts");
    }

    public sealed class Form
    {
        public string? FullName { get; set; }

        public string? Email { get; set; }

        public string? Password { get; set; }

        public string? CptsName { get; set; }

        public string? TimeZone { get; set; } = "Europe/Paris";
    }
}
