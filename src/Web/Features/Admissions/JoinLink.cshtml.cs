using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Tisserand.Domain.Admissions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Admissions;

/// <summary>
/// Where the links of the letters lead: confirms an application, or answers what the bureau asks. Opening does nothing yet: mail
/// programs open links by themselves.
/// </summary>
[Public]
[EnableRateLimiting(SignInLimits.Policy)]
public sealed class JoinLinkModel(ApplyForMembership apply) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = "jeton")]
    public string? Secret { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>Null when the link is not, or no longer, the right one.</summary>
    public MembershipApplication? Application { get; private set; }

    public bool IsDone { get; private set; }

    public async Task<IActionResult> OnGet() => await Find() ?? Page();

    public async Task<IActionResult> OnPost()
    {
        if (await Find() is { } missing)
        {
            return missing;
        }
        if (Application is { } found)
        {
            var stop = HttpContext.RequestAborted;
            ModelState.Refuse(found.State == ApplicationState.MoreAsked ? await apply.Answer(found, Answer, stop) : await apply.Confirm(found, stop), prefix: "");
            IsDone = ModelState.IsValid;
        }
        return Page();
    }

    /// <summary>Null when there is an application of this identifier, whether or not the link opens it.</summary>
    private async Task<IActionResult?> Find()
    {
        var (isKnown, opened) = await apply.Find(Id, Secret, HttpContext.RequestAborted);
        Application = opened;
        return isKnown ? null : NotFound();
    }
}
