using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Tisserand.Data.Documents;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Sharing;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Sharing;

/// <summary>A shared document, without an account: its name and its size, and the button by which it leaves. Looking opens nothing: mail programs open links by themselves.</summary>
[Public]
[EnableRateLimiting(SignInLimits.Policy)]
public sealed class OpenDocumentModel(ReadShared read, FileStore store, Clock clock) : PageModel
{
    [FromRoute(Name = "secret")]
    public string Secret { get; set; } = "";

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Null once the link is closed: nothing is said of the document any more.</summary>
    public StoredFile? Document { get; private set; }

    public ShareLink Link { get; private set; } = null!;

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet() => await Show() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        var shared = await read.Read(Secret, Password, Stop);
        if (shared.Succeeded)
        {
            // Always as a download, never shown in the page: what came from outside does not run here.
            return File(await store.Open(shared.Value, Stop), shared.Value.MediaType, shared.Value.Name);
        }
        if (!await Show())
        {
            return NotFound();
        }
        ModelState.Refuse(shared.Refusals, prefix: "");
        Password = null;
        return Page();
    }

    private async Task<bool> Show()
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        if (await read.Find(Secret, Stop) is not { } found)
        {
            return false;
        }
        Link = found.Link;
        Document = Link.State(clock.UtcNow) == ShareState.Open ? found.File : null;
        return true;
    }
}
