using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Members.Settings;

/// <summary>Collèges of the association: names, order, for whom each is proposed.</summary>
[Requires(Area.Settings)]
public sealed class CollegesModel(TisserandDb db, CptsOfRequest here) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public CollegeAudience? ProposedFor { get; set; }

    /// <summary>The college being changed.</summary>
    [BindProperty]
    public Guid College { get; set; }

    public IReadOnlyList<College> Colleges { get; private set; } = [];

    /// <summary>How many persons, members or not, belong to each.</summary>
    public IReadOnlyDictionary<Guid, int> Counts { get; private set; } = new Dictionary<Guid, int>();

    public bool MayAct => here.Allows(Area.Settings, Level.Act);

    public static IReadOnlyList<SelectListItem> Audiences { get; } =
        [new("personne", ""), .. Enum.GetValues<CollegeAudience>().Select(a => new SelectListItem(a.Label(), a.ToString()))];

    public Task OnGet() => Show();

    public async Task<IActionResult> OnPostAdd()
    {
        var all = await All();
        var created = Domain.Members.College.Create(Name, ProposedFor, all);
        if (created.Succeeded)
        {
            db.Add(created.Value);
        }
        return await Done(created.Refusals, $"Le collège «\u00A0{created.Value?.Name}\u00A0» est ajouté.");
    }

    public async Task<IActionResult> OnPostChange()
    {
        var all = await All();
        return all.Find(c => c.Id == College) is { } college ? await Done(college.Change(Name, ProposedFor, all), "Le collège est modifié.") : NotFound();
    }

    public async Task<IActionResult> OnPostMove(bool up)
    {
        var all = await All();
        if (all.Find(c => c.Id == College) is not { } college)
        {
            return NotFound();
        }
        college.Move(up, all);
        return await Done([], "L’ordre des collèges est changé.");
    }

    public async Task<IActionResult> OnPostRemove()
    {
        var all = await All();
        if (all.Find(c => c.Id == College) is not { } college)
        {
            return NotFound();
        }
        var members = await db.Set<Member>().CountAsync(m => m.CollegeId == College, HttpContext.RequestAborted);
        if (members > 0)
        {
            return await Done([new("college-used", $"{French.Count(members, "personne appartient", "personnes appartiennent")} à ce collège\u00A0: changez d’abord leur collège, depuis la liste des adhérents.")], "");
        }
        db.Remove(college);
        return await Done([], "Le collège est retiré.");
    }

    private Task<List<College>> All() => db.Set<College>().OrderBy(c => c.Rank).ToListAsync(HttpContext.RequestAborted);

    private async Task<IActionResult> Done(IReadOnlyList<Refusal> refusals, string done)
    {
        ModelState.Refuse(refusals, prefix: "");
        if (!ModelState.IsValid)
        {
            db.ChangeTracker.Clear();
            await Show();
            return Page();
        }
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = done;
        return Redirect(here.Link("parametres/colleges"));
    }

    private async Task Show()
    {
        var stop = HttpContext.RequestAborted;
        Colleges = await db.Set<College>().AsNoTracking().OrderBy(c => c.Rank).ToListAsync(stop);
        Counts = await db.Set<Member>().Where(m => m.CollegeId != null).GroupBy(m => m.CollegeId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
    }
}
