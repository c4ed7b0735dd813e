using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Members.Segments;

/// <summary>Saves the filters of the address under a name.</summary>
[Requires(Area.Members, Level.Act)]
public sealed class NewSegmentModel(TisserandDb db, FindMembers find, FilterWords words, Author author, CptsOfRequest here) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    public string Said { get; private set; } = "";

    public int Count { get; private set; }

    public MemberFilter Filter => find.Read(Request.Query);

    public Task OnGet() => Show();

    public async Task<IActionResult> OnPost()
    {
        var stop = HttpContext.RequestAborted;
        var saved = Segment.Save(Name, Filter.ToQuery(), author.Name, await db.Set<Segment>().ToListAsync(stop));
        ModelState.Refuse(saved.Refusals.Select(r => r.Field == nameof(Segment.Query) ? r with { Field = "" } : r), prefix: "");
        if (!ModelState.IsValid)
        {
            await Show();
            return Page();
        }
        db.Add(saved.Value!);
        await db.SaveChangesAsync(stop);
        TempData["Done"] = $"Le segment «\u00A0{saved.Value!.Name}\u00A0» est enregistré.";
        return Redirect(here.Link("adherents") + "?" + saved.Value.Query);
    }

    private async Task Show()
    {
        Said = await words.Say(Filter, HttpContext.RequestAborted);
        Count = await (await find.Find(Filter, HttpContext.RequestAborted)).CountAsync(HttpContext.RequestAborted);
    }
}
