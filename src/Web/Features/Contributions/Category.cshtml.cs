using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Contributions;

/// <summary>Changes the category of members chosen in a list: theirs, or those of contributions.</summary>
[Requires(Area.Contributions, Level.Act)]
public sealed class CategoryModel(TisserandDb db, IChosenMembers chosen, ChooseCategory choose, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public Guid[] Members { get; set; } = [];

    [BindProperty]
    public string? Category { get; set; }

    public IReadOnlyList<CallableMember> People { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Options { get; } =
        [new("Comme le dit la fiche (libéral, salarié…)", ""), .. ContributionFilter.Categories.Skip(1)];

    public async Task OnGet([FromQuery] Guid[] ids, [FromQuery] bool all, [FromQuery] ContributionFilter filter) =>
        People = await ReadPeople(await db.MembersChosen(chosen, Request, filter, ids, all, clock.Today, HttpContext.RequestAborted));

    public async Task<IActionResult> OnPost()
    {
        if (Request.ChoosesAllMembers())
        {
            Members = [.. await db.MembersChosen(chosen, Request, new(), [], all: false, clock.Today, HttpContext.RequestAborted)];
        }
        if (Members.Length == 0)
        {
            ModelState.AddModelError("", "Choisissez d’abord des adhérents.");
            return Page();
        }
        var count = await choose.Choose(Members, MemberCategories.Find(Category), HttpContext.RequestAborted);
        TempData["Done"] = $"Catégorie changée pour {French.Count(count, "adhérent", "adhérents")}. Les cotisations déjà appelées gardent la leur.";
        return Redirect(here.Link(Members.Length == 1 ? "adherents/" + Members[0] : Request.ChoosesAllMembers() ? "adherents" : "finances/cotisations"));
    }

    private Task<List<CallableMember>> ReadPeople(List<Guid> ids) => db.Callable(db.Set<Member>().Where(m => EF.Parameter(ids).Contains(m.Id)), HttpContext.RequestAborted);
}
