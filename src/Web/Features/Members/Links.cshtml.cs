using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members;

/// <summary>Persons of a structure, or structures of a person: a link is added, changed or removed from either end.</summary>
[Requires(Area.Members, Level.Act)]
public sealed class LinksModel(TisserandDb db, TieToStructure ties, CptsOfRequest here) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The other end.</summary>
    [BindProperty]
    public Guid? Other { get; set; }

    [BindProperty]
    public string? OtherSearch { get; set; }

    [BindProperty]
    public StructureTie Tie { get; set; }

    [BindProperty]
    public bool IsPrincipal { get; set; }

    public Member Member { get; private set; } = null!;

    public IReadOnlyList<LinkedMember> Links { get; private set; } = [];

    public PeopleFound Found { get; private set; } = new("Other", null, []);

    public static IReadOnlyList<SelectListItem> Ties { get; } = [.. Enum.GetValues<StructureTie>().Select(t => new SelectListItem(t.Label(), t.ToString()))];

    public Task<IActionResult> OnGet() => Show();

    /// <summary>Without JavaScript: the people found by the name typed.</summary>
    public async Task<IActionResult> OnPostSearch()
    {
        ModelState.Clear();
        return await Show();
    }

    public async Task<IActionResult> OnPost()
    {
        if (Other is not { } other)
        {
            ModelState.AddModelError(nameof(OtherSearch), "Cherchez un nom, puis choisissez une fiche.");
            return await Show();
        }
        var tied = await ties.Tie(Id, other, Tie, IsPrincipal, HttpContext.RequestAborted);
        if (!tied.Succeeded)
        {
            ModelState.Refuse(tied.Refusals.Select(r => r with { Field = nameof(OtherSearch) }), prefix: "");
            return await Show();
        }
        TempData["Done"] = "Le lien est enregistré.";
        return Redirect(here.Link("adherents/" + Id + "#liens"));
    }

    public async Task<IActionResult> OnPostRemove(Guid link)
    {
        if (await db.Set<StructureLink>().SingleOrDefaultAsync(l => l.Id == link && (l.StructureId == Id || l.PersonId == Id), HttpContext.RequestAborted) is not { } known)
        {
            return NotFound();
        }
        db.Remove(known);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = "Le lien est retiré.";
        return Redirect(here.Link("adherents/" + Id + "#liens"));
    }

    private async Task<IActionResult> Show()
    {
        var stop = HttpContext.RequestAborted;
        if (await db.Set<Member>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == Id, stop) is not { } member)
        {
            return NotFound();
        }
        Member = member;
        Links = await db.LinksOf(member).ToListAsync(stop);
        Found = new("Other", OtherSearch, await db.FindPeople(OtherSearch, stop, structures: !member.IsStructure));
        return Page();
    }
}
