using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Funding;
using Tisserand.Domain.Access;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Funding;

/// <summary>A dialogue de gestion, typed: its day, its meeting, what was agreed, the avenant that followed.</summary>
[Requires(Area.Territory, Level.Act)]
public sealed class DialogueFormModel(TisserandDb db, ContractQueries contracts, RecordDialogue record, CptsOfRequest here, Clock clock) : PageModel
{
    private const int MostMeetings = 60;

    [FromRoute]
    public Guid? Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public AciContract Contract { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Meetings { get; private set; } = [];

    public IEnumerable<SelectListItem> Avenants => Contract.Avenants.Reverse().Select(a => new SelectListItem($"Avenant n° {a.Number}, {a.Note}", a.Id.ToString())).Prepend(new("Aucun pour l’instant", ""));

    public async Task<IActionResult> OnGet([FromQuery(Name = "annee")] int? year)
    {
        if (await Show() is not { } outlook)
        {
            return Redirect(here.Link("contrat"));
        }
        Input = new() { Year = year ?? Math.Max(1, outlook.ContractYear - 1) };
        if (Id is not null)
        {
            if (await db.Set<ManagementDialogue>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == Id, HttpContext.RequestAborted) is not { } dialogue)
            {
                return NotFound();
            }
            Input = new() { Year = dialogue.ContractYear, HeldOn = dialogue.HeldOn, Meeting = dialogue.MeetingId, Agreed = dialogue.Agreed, Avenant = dialogue.AvenantId };
        }
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Show() is null)
        {
            return NotFound();
        }
        if (ModelState.IsValid)
        {
            var outcome = await record.Record(Id, new(Input.Year, Input.HeldOn, Input.Meeting, Input.Agreed, Input.Avenant), clock.Today, HttpContext.RequestAborted);
            if (outcome.Succeeded)
            {
                if (outcome.Value is null)
                {
                    return NotFound();
                }
                TempData["Done"] = "Dialogue de gestion enregistré.";
                return Redirect(here.Link("contrat/dialogue/" + outcome.Value.Id));
            }
            ModelState.Refuse(outcome.Refusals.Select(r => r with
            {
                Field = r.Field switch { nameof(ManagementDialogue.ContractYear) => nameof(Form.Year), nameof(ManagementDialogue.MeetingId) => nameof(Form.Meeting), nameof(ManagementDialogue.AvenantId) => nameof(Form.Avenant), _ => r.Field },
            }));
        }
        return Page();
    }

    private async Task<ContractOutlook?> Show()
    {
        var stop = HttpContext.RequestAborted;
        if (await contracts.On(clock.Today, stop) is not { } outlook)
        {
            return null;
        }
        Contract = outlook.Contract;
        var meetings = await db.Set<Meeting>().AsNoTracking().Where(m => m.State != MeetingState.Cancelled && m.Day >= Contract.SignedOn).OrderByDescending(m => m.Day).ThenBy(m => m.Id).Take(MostMeetings)
            .Select(m => new { m.Id, m.Title, m.Day }).ToListAsync(stop);
        Meetings = [new("Aucune", ""), .. meetings.Select(m => new SelectListItem($"{French.Day(m.Day)}, {m.Title}", m.Id.ToString()))];
        return outlook;
    }

    public sealed class Form
    {
        public int? Year { get; set; }

        public DateOnly? HeldOn { get; set; }

        public Guid? Meeting { get; set; }

        public string? Agreed { get; set; }

        public Guid? Avenant { get; set; }
    }
}
