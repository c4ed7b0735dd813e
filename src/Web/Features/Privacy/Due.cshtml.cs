using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Privacy;

namespace Tisserand.Web.Features.Privacy;

/// <summary>One rule: the records whose time is over, and the act that applies it to them.</summary>
[Requires(Area.Privacy)]
public sealed class DueModel(ReadRetention retention, ApplyRetention apply, CptsOfRequest here) : PageModel
{
    /// <summary>Lines shown of the preview.</summary>
    public const int Shown = 100;

    [FromRoute]
    public string Key { get; set; } = "";

    public RetentionRule Rule { get; private set; } = null!;

    public IReadOnlyList<DueRecord> Records { get; private set; } = [];

    public int Count { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (retention.Find(Key) is not { } rule)
        {
            return NotFound();
        }
        Rule = rule;
        var due = retention.Due(rule);
        Count = await due.CountAsync(HttpContext.RequestAborted);
        Records = await due.OrderBy(d => d.Id).Take(Shown).ToListAsync(HttpContext.RequestAborted);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (retention.Find(Key) is not { } rule)
        {
            return NotFound();
        }
        var done = await apply.Apply(rule, HttpContext.RequestAborted);
        TempData["Done"] = $"« {rule.What} » : {French.Count(done.Count, "enregistrement traité", "enregistrements traités")}."
            + (done.Kept.Count > 0 ? $" {French.Count(done.Kept.Count, "reste", "restent")} : {string.Join(" ", done.Kept.Take(5))}" : "");
        return Redirect(here.Link("donnees/durees"));
    }
}
