using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Meetings.Door;

/// <summary>A personal code as a picture, where the link of a mail leads; it names nobody, and does not say whether the code is one.</summary>
[Public]
public sealed class ShowCodeModel : PageModel
{
    public string Code { get; private set; } = "";

    public IActionResult OnGet(string personal)
    {
        Code = DoorCode.Read(personal) ?? "";
        Response.Headers["X-Robots-Tag"] = "noindex";
        return Code.Length == 0 ? NotFound() : Page();
    }
}
