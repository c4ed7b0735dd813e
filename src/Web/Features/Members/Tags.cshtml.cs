using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Members;

/// <summary>Étiquettes of the CPTS: how many bear each; renamed, merged, removed.</summary>
[Requires(Area.Members)]
public sealed class TagsModel(TisserandDb db, ChangeTags tags, CptsOfRequest here) : PageModel
{
    [BindProperty]
    public Guid Tag { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The tag that the other becomes.</summary>
    [BindProperty]
    public Guid Into { get; set; }

    public IReadOnlyList<(Tag Tag, int Count)> All { get; private set; } = [];

    public bool MayAct => here.Allows(Area.Members, Level.Act);

    public Task OnGet() => Show();

    public async Task<IActionResult> OnPost() => await Answer(await tags.Rename(Tag, Name, HttpContext.RequestAborted), "L’étiquette est renommée.");

    public async Task<IActionResult> OnPostMerge() => await Answer(await tags.Merge(Tag, Into, HttpContext.RequestAborted), "Les deux étiquettes n’en font plus qu’une.");

    public async Task<IActionResult> OnPostRemove() => await Answer(await tags.Remove(Tag, HttpContext.RequestAborted), "L’étiquette est retirée de toutes les fiches.");

    private async Task<IActionResult> Answer(List<Refusal> refusals, string done)
    {
        ModelState.Refuse(refusals.Select(r => r with { Field = "" }), prefix: "");
        if (!ModelState.IsValid)
        {
            await Show();
            return Page();
        }
        TempData["Done"] = done;
        return Redirect(here.Link("adherents/etiquettes"));
    }

    private async Task Show() => All =
    [
        .. (await db.Set<Tag>().AsNoTracking().OrderBy(t => t.FoldedName)
            .Select(t => new { Tag = t, Count = db.Set<TagOfMember>().Count(m => m.CptsId == t.CptsId && m.TagId == t.Id) }).ToListAsync(HttpContext.RequestAborted)).Select(t => (t.Tag, t.Count)),
    ];
}
