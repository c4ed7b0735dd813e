using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Funding;
using Tisserand.Domain.Access;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Funding;

/// <summary>One dialogue de gestion: what was agreed, its tasks, its papers, the avenant that followed.</summary>
[Requires(Area.Territory)]
public sealed class OneDialogueModel(TisserandDb db, ContractQueries contracts, RecordDialogue record, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public ManagementDialogue Dialogue { get; private set; } = null!;

    public Avenant? Avenant { get; private set; }

    public (Guid Id, string Title)? Meeting { get; private set; }

    public bool MayAct => here.Allows(Area.Territory, Level.Act);

    public async Task<IActionResult> OnGet()
    {
        var stop = HttpContext.RequestAborted;
        if (await db.Set<ManagementDialogue>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == Id, stop) is not { } dialogue)
        {
            return NotFound();
        }
        Dialogue = dialogue;
        Avenant = (await contracts.On(clock.Today, stop))?.Contract.Avenants.FirstOrDefault(a => a.Id == dialogue.AvenantId);
        Meeting = await db.Set<Meeting>().Where(m => m.Id == dialogue.MeetingId).Select(m => new { m.Id, m.Title }).SingleOrDefaultAsync(stop) is { } meeting ? (meeting.Id, meeting.Title) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostRemove()
    {
        if (!MayAct)
        {
            return Forbid();
        }
        if (!await record.Remove(Id, HttpContext.RequestAborted))
        {
            return NotFound();
        }
        TempData["Done"] = "Dialogue de gestion retiré.";
        return Redirect(here.Link("contrat/dialogue"));
    }
}
