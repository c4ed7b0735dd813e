using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members;

/// <summary>Invites a selection to their own space; from a card, one person in one click.</summary>
[Requires(Area.Settings, Level.Act)]
public sealed class InviteModel(InviteMembers invite, IChosenMembers chosen, CptsOfRequest here) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "ids")]
    public Guid[] Ids { get; set; } = [];

    public InvitationPlan Plan { get; private set; } = null!;

    public async Task OnGet()
    {
        await ReadAll();
        Plan = await invite.Plan(Ids, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPost()
    {
        await ReadAll();
        Plan = await invite.Invite(here.Required, Ids, HttpContext.RequestAborted);
        if (Plan.Left.Count > 0 || Plan.Invited.Count == 0)
        {
            // What could not be done is read before leaving the page.
            Plan = Plan with { Invited = [], Already = [.. Plan.Already, .. Plan.Invited] };
            return Page();
        }
        TempData["Done"] = Plan.Invited.Count == 1
            ? $"{Plan.Invited[0].FullName} est invité dans son espace : un courriel lui dit comment entrer."
            : French.Count(Plan.Invited.Count, "personne est invitée", "personnes sont invitées") + " dans leur espace : un courriel leur dit comment entrer.";
        return Redirect(here.Link(Plan.Invited.Count == 1 ? "adherents/" + Plan.Invited[0].Id : "adherents"));
    }

    /// <summary>Of all that the filters find, the persons: a structure has no space.</summary>
    private async Task ReadAll()
    {
        if (Request.Query["tout"] == "true")
        {
            Ids = await (await chosen.Of(Request.Query, HttpContext.RequestAborted)).Where(m => m.Kind == MemberKind.Person).Select(m => m.Id).ToArrayAsync(HttpContext.RequestAborted);
        }
    }
}
