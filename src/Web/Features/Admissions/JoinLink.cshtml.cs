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

    public async Task OnGet() => Application = await apply.Find(Id, Secret, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPost()
    {
        var stop = HttpContext.RequestAborted;
        Application = await apply.Find(Id, Secret, stop);
        if (Application is { } found)
        {
            ModelState.Refuse(found.State == ApplicationState.MoreAsked ? await apply.Answer(found, Answer, stop) : await apply.Confirm(found, stop), prefix: "");
            IsDone = ModelState.IsValid;
        }
        return Page();
    }
}
