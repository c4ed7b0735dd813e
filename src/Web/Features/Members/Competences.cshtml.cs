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

/// <summary>Rôles et compétences of a member: added, corrected, removed.</summary>
[Requires(Area.Members, Level.Act)]
public sealed class CompetencesModel(TisserandDb db, CptsOfRequest here) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The one corrected; null for a new one.</summary>
    [BindProperty]
    public Guid? Competence { get; set; }

    [BindProperty]
    public string? Label { get; set; }

    [BindProperty]
    public DateOnly? StartsOn { get; set; }

    [BindProperty]
    public DateOnly? EndsOn { get; set; }

    public Member Member { get; private set; } = null!;

    public IReadOnlyList<MemberCompetence> Competences { get; private set; } = [];

    /// <summary>Labels that the CPTS uses, and those that are commonly found.</summary>
    public IReadOnlyList<string> Suggestions { get; private set; } = [];

    public Task<IActionResult> OnGet() => Show();

    public async Task<IActionResult> OnPost()
    {
        var stop = HttpContext.RequestAborted;
        if (!await db.Set<Member>().AnyAsync(m => m.Id == Id, stop))
        {
            return NotFound();
        }
        IReadOnlyList<Refusal> refusals;
        if (Competence is { } competence)
        {
            if (await Find(competence) is not { } known)
            {
                return NotFound();
            }
            refusals = known.Change(Label, StartsOn, EndsOn);
        }
        else
        {
            var given = MemberCompetence.Give(Id, Label, StartsOn, EndsOn);
            refusals = given.Refusals;
            if (given.Value is { } fresh)
            {
                db.Add(fresh);
            }
        }
        ModelState.Refuse(refusals, prefix: "");
        if (!ModelState.IsValid)
        {
            db.ChangeTracker.Clear();
            return await Show();
        }
        await db.SaveChangesAsync(stop);
        TempData["Done"] = "Le rôle ou la compétence est enregistré.";
        return Redirect(here.Link($"adherents/{Id}/competences"));
    }

    public async Task<IActionResult> OnPostRemove()
    {
        if (Competence is not { } competence || await Find(competence) is not { } known)
        {
            return NotFound();
        }
        db.Remove(known);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = $"«\u00A0{known.Label}\u00A0» est retiré.";
        return Redirect(here.Link($"adherents/{Id}/competences"));
    }

    private Task<MemberCompetence?> Find(Guid competence) =>
        db.Set<MemberCompetence>().SingleOrDefaultAsync(c => c.Id == competence && c.MemberId == Id, HttpContext.RequestAborted);

    private async Task<IActionResult> Show()
    {
        var stop = HttpContext.RequestAborted;
        if (await db.Set<Member>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == Id, stop) is not { } member)
        {
            return NotFound();
        }
        Member = member;
        Competences = await db.Set<MemberCompetence>().AsNoTracking().Where(c => c.MemberId == Id).OrderBy(c => c.FoldedLabel).ToListAsync(stop);
        var used = await db.Set<MemberCompetence>().Select(c => c.Label).Distinct().OrderBy(l => l).Take(200).ToListAsync(stop);
        Suggestions = [.. used.Concat(MemberCompetence.Suggestions).DistinctBy(FoldedText.Of)];
        return Page();
    }
}
