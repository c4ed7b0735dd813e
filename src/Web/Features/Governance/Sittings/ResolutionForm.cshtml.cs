using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Governance;
using Tisserand.Domain.Access;
using Tisserand.Domain.Governance;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Governance.Sittings;

/// <summary>Entry of a resolution on a point of the agenda, or its correction before the vote.</summary>
[Requires(Area.Meetings, Level.Act)]
public sealed class ResolutionFormModel(TisserandDb db, CptsOfRequest here) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The resolution being corrected; null for a new one.</summary>
    [FromRoute(Name = "resolution")]
    public Guid? ResolutionId { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public string MeetingTitle { get; private set; } = "";

    public IReadOnlyList<SelectListItem> Points { get; private set; } = [];

    public RuleBook Rules { get; private set; } = null!;

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet(Guid? point)
    {
        Input.PointId = point ?? Guid.Empty;
        if (ResolutionId is not null)
        {
            if (await Find() is not { } known)
            {
                return NotFound();
            }
            Input = new() { PointId = known.PointId, Text = known.Text, Kind = known.Kind, IsSecret = known.IsSecret, Concerned = known.Concerned };
        }
        return await Show();
    }

    public async Task<IActionResult> OnPost()
    {
        var known = ResolutionId is null ? null : await Find();
        if ((ResolutionId is not null && known is null) || await db.ReadSittingMeeting(Id, Stop) is null)
        {
            return NotFound();
        }
        if (!await db.Set<AgendaPoint>().AnyAsync(p => p.Id == Input.PointId && p.MeetingId == Id, Stop))
        {
            ModelState.AddModelError("Input.PointId", "Choisissez le point de l’ordre du jour.");
        }
        if (await db.IsMinuted(Id, Stop))
        {
            ModelState.AddModelError("", "Le procès-verbal est approuvé\u00A0: rien ne s’y ajoute.");
        }
        if (ModelState.IsValid)
        {
            var details = new ResolutionDetails(Input.PointId, Input.Text, Input.Kind, Input.IsSecret, Input.Concerned);
            if (known is null)
            {
                var written = Resolution.Write(Id, details);
                ModelState.Refuse(written.Refusals);
                known = written.Succeeded ? db.Add(written.Value).Entity : null;
            }
            else
            {
                ModelState.Refuse(known.Change(details));
            }
        }
        if (!ModelState.IsValid)
        {
            return await Show();
        }
        await db.SaveChangesAsync(Stop);
        TempData["Done"] = "La résolution est enregistrée.";
        return Redirect(here.Link("vie-associative/seances/" + Id));
    }

    public async Task<IActionResult> OnPostRemove()
    {
        if (await Find() is not { } known)
        {
            return NotFound();
        }
        if (known.State != BallotState.Draft)
        {
            ModelState.AddModelError("", "Le vote a commencé\u00A0: la résolution reste.");
            return await Show();
        }
        db.Remove(known);
        await db.SaveChangesAsync(Stop);
        TempData["Done"] = "La résolution est retirée.";
        return Redirect(here.Link("vie-associative/seances/" + Id));
    }

    private Task<Resolution?> Find() => db.Set<Resolution>().SingleOrDefaultAsync(r => r.Id == ResolutionId && r.MeetingId == Id, Stop);

    private async Task<IActionResult> Show()
    {
        if (await db.ReadSittingMeeting(Id, Stop) is not { } meeting)
        {
            return NotFound();
        }
        MeetingTitle = meeting.Title;
        Rules = await db.ReadRuleBook(meeting.Day, Stop);
        Points = [new("", ""), .. (await db.ReadAgenda(Id, Stop)).Select(p => new SelectListItem($"{p.Rank}. {p.Title}", p.Id.ToString()))];
        return Page();
    }

    public sealed class Form
    {
        public Guid PointId { get; set; }

        public string? Text { get; set; }

        public ResolutionKind? Kind { get; set; }

        public bool IsSecret { get; set; }

        public string? Concerned { get; set; }
    }
}
