using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members;

/// <summary>Fin d’adhésion of a selection, on one day.</summary>
[Requires(Area.Members, Level.Act)]
public sealed class EndModel(TisserandDb db, IChosenMembers chosen, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public DateOnly? LastDay { get; set; }

    public IReadOnlyList<Member> Ending { get; private set; } = [];

    /// <summary>Those of the selection whose membership is not going on.</summary>
    public IReadOnlyList<Member> Others { get; private set; } = [];

    public async Task OnGet()
    {
        await Read();
        LastDay = clock.Today;
    }

    public async Task<IActionResult> OnPost()
    {
        await Read();
        if (LastDay is not { } day)
        {
            ModelState.AddModelError(nameof(LastDay), "Indiquez le dernier jour d’adhésion.");
            return Page();
        }
        foreach (var member in Ending)
        {
            ModelState.Refuse(member.End(day).Select(r => r with { Message = $"{member.FullName}\u00A0: {r.Message}" }), prefix: "");
        }
        if (!ModelState.IsValid || Ending.Count == 0)
        {
            return Page();
        }
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = French.Count(Ending.Count, "adhésion terminée", "adhésions terminées") + $" au {French.LongDay(day)}."
            + (Others.Count > 0 ? " Sans adhésion en cours, laissés tels quels\u00A0: " + string.Join(", ", Others.Select(o => o.FullName)) + "." : "");
        return Redirect(here.Link("adherents"));
    }

    private async Task Read()
    {
        var ids = await (await chosen.Of(Request.Query, HttpContext.RequestAborted)).Select(m => m.Id).ToListAsync(HttpContext.RequestAborted);
        var read = await db.Set<Member>().Include("_memberships").Where(m => EF.Parameter(ids).Contains(m.Id)).OrderBy(m => m.FoldedName).ToListAsync(HttpContext.RequestAborted);
        Ending = read.FindAll(m => m.Memberships.Any(p => p.EndsOn is null));
        Others = read.FindAll(m => m.Memberships.All(p => p.EndsOn is not null));
    }
}
