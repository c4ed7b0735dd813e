using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Members.Segments;

/// <summary>Segments of the CPTS: opened, written to, exported; renamed, removed.</summary>
[Requires(Area.Members)]
public sealed class SegmentsModel(TisserandDb db, FindMembers find, FilterWords words, CptsOfRequest here) : PageModel
{
    [BindProperty]
    public Guid Segment { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Each with its filters in words.</summary>
    public IReadOnlyList<(Segment Segment, string Said)> All { get; private set; } = [];

    public bool MayAct => here.Allows(Area.Members, Level.Act);

    public Task OnGet() => Show();

    public async Task<IActionResult> OnPost()
    {
        var all = await db.Set<Segment>().ToListAsync(HttpContext.RequestAborted);
        return all.Find(s => s.Id == Segment) is { } segment ? await Answer(segment.Rename(Name, all), "Le segment est renommé.") : NotFound();
    }

    public async Task<IActionResult> OnPostRemove()
    {
        if (await db.Set<Segment>().SingleOrDefaultAsync(s => s.Id == Segment, HttpContext.RequestAborted) is not { } segment)
        {
            return NotFound();
        }
        db.Remove(segment);
        return await Answer([], "Le segment est retiré. Les personnes restent.");
    }

    private async Task<IActionResult> Answer(List<Refusal> refusals, string done)
    {
        ModelState.Refuse(refusals.Select(r => r with { Field = "" }), prefix: "");
        if (!ModelState.IsValid)
        {
            db.ChangeTracker.Clear();
            await Show();
            return Page();
        }
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = done;
        return Redirect(here.Link("adherents/segments"));
    }

    private async Task Show()
    {
        var all = new List<(Segment, string)>();
        foreach (var segment in await db.Set<Segment>().AsNoTracking().OrderBy(s => s.Name).ToListAsync(HttpContext.RequestAborted))
        {
            all.Add((segment, await words.Say(find.Read(new QueryCollection(QueryHelpers.ParseQuery(segment.Query))), HttpContext.RequestAborted)));
        }
        All = all;
    }
}
