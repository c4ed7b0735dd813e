using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Admissions;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Admissions;

/// <summary>One text to accept, in the version asked for or in force. Public: it is read before joining.</summary>
[Public]
public sealed class JoinTextModel(TisserandDb db) : PageModel
{
    public JoiningTextKind Kind { get; private set; }

    /// <summary>Null for the standard data notice.</summary>
    public JoiningText? Text { get; private set; }

    public bool IsFormer { get; private set; }

    public async Task<IActionResult> OnGet([FromRoute] string kind, int? version)
    {
        if (JoiningTexts.Find(kind) is not { } found)
        {
            return NotFound();
        }
        Kind = found;
        var texts = await db.Set<JoiningText>().AsNoTracking().Where(t => t.Kind == found && (t.Version == version || !db.Set<JoiningText>().Any(l => l.Kind == found && l.Version > t.Version)))
            .OrderBy(t => t.Version).ToListAsync(HttpContext.RequestAborted);
        Text = version is null ? texts.LastOrDefault() : texts.Find(t => t.Version == version);
        IsFormer = Text is null ? texts.Count > 0 : texts[^1].Version > Text.Version;
        return Text is null && !(found == JoiningTextKind.DataNotice && version is null or 0) ? NotFound() : Page();
    }
}
