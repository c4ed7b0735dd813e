using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Members.Directory;

/// <summary>The same choices, noted by the coordination on the person's word.</summary>
[Requires(Area.Members, Level.Act)]
public sealed class DirectoryOfMemberModel(TisserandDb db, ChooseDirectory choose, OwnMember own, CptsOfRequest here) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public DirectoryChoices Input { get; set; } = new();

    public string Name { get; private set; } = "";

    public IReadOnlyList<Consent> History { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!await Show())
        {
            return NotFound();
        }
        Input = await choose.Read(Id, HttpContext.RequestAborted);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Show())
        {
            return NotFound();
        }
        ModelState.Refuse(ModelState.IsValid ? await choose.Choose(Id, Input, ConsentSource.OnTheirWord, own.AccountName, HttpContext.RequestAborted) : []);
        if (!ModelState.IsValid)
        {
            return Page();
        }
        TempData["Done"] = $"Le choix de {Name} est noté.";
        return Redirect(here.Link("adherents/" + Id));
    }

    private async Task<bool> Show()
    {
        var stop = HttpContext.RequestAborted;
        if (await db.Set<Member>().Where(m => m.Id == Id).Select(m => m.FirstName + " " + m.LastName).SingleOrDefaultAsync(stop) is not { } name)
        {
            return false;
        }
        Name = name;
        History = await db.Set<Consent>().AsNoTracking().Where(c => c.MemberId == Id).OrderByDescending(c => c.WithdrawnAt == null).ThenByDescending(c => c.GivenAt).ThenBy(c => c.Subject).ToListAsync(stop);
        return true;
    }
}
