using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Privacy;

/// <summary>Durées de conservation: every rule, how many records had their time, and whether it applies by itself.</summary>
[Requires(Area.Privacy)]
public sealed class DurationsModel(ReadRetention retention, CptsOfRequest here) : PageModel
{
    public IReadOnlyList<RetentionState> States { get; private set; } = [];

    public async Task OnGet() => States = await retention.All(HttpContext.RequestAborted);

    /// <param name="key">Of the rule.</param>
    public async Task<IActionResult> OnPostChoose([FromForm] string? key, [FromForm] bool automatic)
    {
        if (retention.Find(key) is not { } rule || !await retention.Choose(rule, automatic, HttpContext.RequestAborted))
        {
            return NotFound();
        }
        TempData["Done"] = automatic ? $"« {rule.What} » : la durée s’applique désormais chaque nuit." : $"« {rule.What} » : la durée ne s’applique plus qu’à la main.";
        return Redirect(here.Link("donnees/durees"));
    }
}
