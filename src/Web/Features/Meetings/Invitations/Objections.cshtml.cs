using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Reference;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Meetings.Invitations;

/// <summary>Those who asked not to be contacted any more: who they are is read in the directory, only their number is kept.</summary>
[Requires(Area.Meetings, Level.Act)]
public sealed class ObjectionsModel(TisserandDb db, DirectoryQueries directory, RecordObjection record, CptsOfRequest here, Clock clock) : PageModel
{
    /// <summary>More than this is not shown at once; the count says how many there are.</summary>
    private const int Shown = 500;

    [BindProperty]
    public string? Rpps { get; set; }

    public IReadOnlyList<(ContactObjection Objection, string Name)> Rows { get; private set; } = [];

    private CancellationToken Stop => HttpContext.RequestAborted;

    public Task OnGet() => Show();

    public async Task<IActionResult> OnPost()
    {
        var number = RppsNumber.Parse(Rpps, nameof(Rpps));
        if (!number.Succeeded)
        {
            ModelState.Refuse(number.Refusals, prefix: "");
            await Show();
            return Page();
        }
        await record.Record(["8" + number.Value.Digits], clock.Today, "dite à la coordination", Stop);
        TempData["Done"] = "Opposition enregistrée.";
        return Redirect(here.Link("reunions/oppositions"));
    }

    public async Task<IActionResult> OnPostLift(Guid id)
    {
        if (await db.Set<ContactObjection>().SingleOrDefaultAsync(o => o.Id == id, Stop) is not { } objection)
        {
            return NotFound();
        }
        db.Remove(objection);
        await db.SaveChangesAsync(Stop);
        TempData["Done"] = "Opposition levée\u00A0: cette personne peut de nouveau être invitée.";
        return Redirect(here.Link("reunions/oppositions"));
    }

    private async Task Show()
    {
        var objections = await db.Set<ContactObjection>().AsNoTracking().OrderByDescending(o => o.ObjectedOn).ThenBy(o => o.NationalId).Take(Shown).ToListAsync(Stop);
        var known = (await directory.FindByNationalIds(objections.ConvertAll(o => o.NationalId), Stop)).ToDictionary(p => p.NationalId);
        Rows = [.. objections.Select(o => (o, known.TryGetValue(o.NationalId, out var p)
            ? $"{MemberOfDirectory.Name(p.LastName)} {MemberOfDirectory.Name(p.FirstName)}, {Member.ProfessionLabel(MemberOfDirectory.Profession(p)).ToLowerInvariant()}" : "absent de l’annuaire"))];
    }
}
