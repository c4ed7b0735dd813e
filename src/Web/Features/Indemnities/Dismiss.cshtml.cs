using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Data.Indemnities;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Sets the presences and declarations ticked aside, with the reason: a first post shows them, a second one does it.</summary>
[Requires(Area.HoursValidation, Level.Act, OrOwnMissions = true)]
public sealed class DismissModel(TisserandDb db, DismissIndemnity dismiss, ActorOfRequest actors, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public string[] Shown { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<IndemnityRow> Rows { get; private set; } = [];

    public string Back => here.Link("finances/indemnites") + HttpContext.Request.QueryString;

    private List<Guid> Ids => [.. Shown.Select(s => ApproveModel.Read(s)?.SourceId).OfType<Guid>()];

    public IActionResult OnGet() => Redirect(Back);

    public async Task<IActionResult> OnPost() => await Show();

    public async Task<IActionResult> OnPostConfirm()
    {
        var stop = HttpContext.RequestAborted;
        var outcome = await dismiss.Dismiss(await Mine(stop), await actors.Read(stop), Reason, clock.Today, stop);
        if (!outcome.Succeeded)
        {
            ModelState.Refuse(outcome.Refusals.Take(1), prefix: "");
            return await Show();
        }
        TempData["Done"] = string.Join(' ', [French.Count(outcome.Value.Lines.Count, "ligne écartée", "lignes écartées") + ".", .. outcome.Value.Left.Select(l => l.Message)]);
        return Redirect(Back);
    }

    private async Task<List<Guid>> Mine(CancellationToken cancellationToken) => [.. await IndemnityFilter.Mine(db, here, Ids, cancellationToken)];

    private async Task<IActionResult> Show()
    {
        var ids = await Mine(HttpContext.RequestAborted);
        Rows = await db.Waiting(ids, HttpContext.RequestAborted);
        return Page();
    }
}
