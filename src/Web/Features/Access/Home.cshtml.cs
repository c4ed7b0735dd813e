using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access;

/// <summary>The bare address leads to the first start, to sign-in, or to one's CPTS.</summary>
[Public]
public sealed class HomeModel(CreateInstallation create) : PageModel
{
    public async Task<IActionResult> OnGet() =>
        Redirect(await create.IsEmpty(HttpContext.RequestAborted) ? "/demarrage" : Caller.Of(User) is null ? "/connexion" : "/mes-cpts");
}
