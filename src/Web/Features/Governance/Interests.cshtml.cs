using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Governance;
using Tisserand.Domain.Access;
using Tisserand.Domain.Governance;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Governance;

/// <summary>What ties officers to organisations: the last declaration of each, and a new one.</summary>
[Requires(Area.Governance)]
public sealed class InterestsModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>By name.</summary>
    public IReadOnlyList<(Guid Id, string Name, InterestDeclaration? Declaration)> Officers { get; private set; } = [];

    private CancellationToken Stop => HttpContext.RequestAborted;

    public Task OnGet()
    {
        Input.DeclaredOn = clock.Today;
        return Load();
    }

    public async Task<IActionResult> OnPost()
    {
        await Load();
        var member = Officers.Any(o => o.Id == Input.MemberId) ? Input.MemberId : null;
        var declared = InterestDeclaration.Declare(member, Input.DeclaredOn, Input.HasNone, Input.Ties, clock.Today);
        if (!declared.Succeeded)
        {
            ModelState.Refuse(declared.Refusals);
            return Page();
        }
        db.Add(declared.Value);
        await db.SaveChangesAsync(Stop);
        TempData["Done"] = "La déclaration est enregistrée.";
        return Redirect(here.Link("vie-associative/interets"));
    }

    private async Task Load()
    {
        var today = clock.Today;
        var officers = await db.MandateRows().AsNoTracking().Where(m => m.BodyKind != BodyKind.Commission && m.Line.StartsOn <= today && (m.Line.EndsOn == null || m.Line.EndsOn >= today)).ToListAsync(Stop);
        var last = await db.LastInterests(today, Stop);
        Officers = [.. officers.DistinctBy(o => o.Line.MemberId).OrderBy(o => o.FoldedName, StringComparer.Ordinal).Select(o => (o.Line.MemberId, o.FullName, last.Find(d => d.MemberId == o.Line.MemberId)))];
    }

    public sealed class Form
    {
        public Guid? MemberId { get; set; }

        public DateOnly? DeclaredOn { get; set; }

        public string? Ties { get; set; }

        public bool HasNone { get; set; }
    }
}
