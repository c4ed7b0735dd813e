using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members;

/// <summary>Puts a tag on a selection, made on the fly when it is new, or takes one off.</summary>
[Requires(Area.Members, Level.Act)]
public sealed class TagsOfModel(TisserandDb db, IChosenMembers chosen, ChangeTags tags, CptsOfRequest here) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public Guid? Tag { get; set; }

    public Selection Selection { get; private set; } = Selection.Nobody;

    public IReadOnlyList<Tag> All { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Options => [new("", ""), .. All.Select(t => new SelectListItem(t.Name, t.Id.ToString()))];

    public Task OnGet() => Show();

    public async Task<IActionResult> OnPost()
    {
        await Show();
        if (Selection.Total == 0)
        {
            return Page();
        }
        var put = await tags.Put(await chosen.Of(Request.Query, HttpContext.RequestAborted), Name, HttpContext.RequestAborted);
        ModelState.Refuse(put.Refusals, prefix: "");
        return ModelState.IsValid ? Done(put.Value, "posée", "Chacun portait déjà cette étiquette.") : Page();
    }

    public async Task<IActionResult> OnPostTakeOff()
    {
        await Show();
        if (Tag is not { } tag)
        {
            ModelState.AddModelError(nameof(Tag), "Choisissez une étiquette.");
            return Page();
        }
        return Done(await tags.TakeOff(await chosen.Of(Request.Query, HttpContext.RequestAborted), tag, HttpContext.RequestAborted), "retirée", "Personne ne portait cette étiquette.");
    }

    private RedirectResult Done(int count, string done, string nothing)
    {
        TempData["Done"] = count == 0 ? nothing : $"Étiquette {done}\u00A0: {French.Count(count, "fiche", "fiches")}.";
        return Redirect(here.Link(Selection.Total == 0 ? "adherents" : Selection.Next));
    }

    private async Task Show()
    {
        Selection = await Selection.Of(await chosen.Of(Request.Query, HttpContext.RequestAborted), HttpContext.RequestAborted);
        All = await db.Set<Tag>().AsNoTracking().OrderBy(t => t.FoldedName).ToListAsync(HttpContext.RequestAborted);
    }
}
