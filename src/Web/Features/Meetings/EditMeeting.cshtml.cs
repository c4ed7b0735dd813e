using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Web.Features.Meetings.Reminders;
using Tisserand.Web.Features.Meetings.Series;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Meetings;

/// <summary>Entry of a new meeting, possibly after another one, or correction of a meeting.</summary>
[Requires(Area.Meetings, Level.Act, OrOwnMissions = true)]
public sealed class EditMeetingModel(TisserandDb db, PlanMeeting plan, WriteToInvited write, ChangeSeries series, CptsOfRequest here) : PageModel
{
    /// <summary>The meeting being corrected; null for a new one.</summary>
    [FromRoute]
    public Guid? Id { get; set; }

    [BindProperty]
    public MeetingForm Input { get; set; } = new();

    public IReadOnlyList<Warning> Warnings { get; private set; } = [];

    public bool AsksConfirmation { get; private set; }

    /// <summary>By mission; those that are over are left out, but for the chosen one.</summary>
    public IReadOnlyList<SelectListItem> Fiches { get; private set; } = [];

    /// <summary>« Plaies chroniques (12/11/2026), 14 personnes »; null when the meeting follows no other.</summary>
    public string? SameAs { get; private set; }

    public string Back => here.Link(Id is null ? "reunions" : "reunions/" + Id);

    /// <summary>All for whoever plans every meeting; a référent plans those of own missions.</summary>
    public IReadOnlyList<SelectListItem> Missions => here.Where(Area.Meetings, Level.Act) is { } own
        ? [.. own.Order().Select(m => new SelectListItem(m.ShortLabel(), m.Code()))] : MeetingText.Missions;

    /// <summary>The meeting being corrected is one of a series.</summary>
    public bool IsOfSeries { get; private set; }

    public static IReadOnlyList<SelectListItem> Scopes { get; } = [new("Cette réunion seulement", ""), new("Celle-ci et les suivantes", "suivantes"), new("Toute la série", "toutes")];

    private CancellationToken Stop => HttpContext.RequestAborted;

    private bool May(MissionCode? mission) => here.Allows(Area.Meetings, Level.Act, mission);

    public string? WarningOf(string field) => Warnings.FirstOrDefault(w => w.Field == field)?.Message;

    /// <param name="fiche">Fiche action that it serves.</param>
    /// <param name="after">A previous meeting, to begin from.</param>
    public async Task<IActionResult> OnGet(string? mission, Guid? fiche, [FromQuery(Name = "depuis")] Guid? after)
    {
        if (Id is not null)
        {
            if (await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == Id, Stop) is not { } meeting)
            {
                return NotFound();
            }
            if (!May(meeting.Mission))
            {
                return StatusCode(StatusCodes.Status403Forbidden);
            }
            Input = MeetingForm.Of(meeting);
        }
        else if (after is not null && await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == after, Stop) is { } previous)
        {
            Input = MeetingForm.After(previous);
        }
        else
        {
            (Input.Mission, Input.FicheActionId) = (mission, fiche);
        }
        return await Show();
    }

    public async Task<IActionResult> OnPost()
    {
        var meeting = Id is null ? null : await db.ReadMeeting(Id.Value, Stop);
        if (Id is not null && meeting is null)
        {
            return NotFound();
        }
        if (meeting is not null && !May(meeting.Mission))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        var fiche = Input.FicheActionId is null ? null : await db.Set<FicheAction>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == Input.FicheActionId, Stop);
        if (Input.FicheActionId is not null && fiche is null)
        {
            ModelState.AddModelError("Input.FicheActionId", "Cette fiche action n’existe plus\u00A0: choisissez-en une autre.");
        }
        else if (!Input.SaysMission && fiche is null)
        {
            ModelState.AddModelError("Input.Mission", "Choisissez la mission, ou la vie de l’association.");
        }
        var details = Input.Details(fiche);
        if (ModelState.IsValid && !May(details.Mission))
        {
            ModelState.AddModelError("Input.Mission", "Choisissez une mission dont vous êtes référent.");
        }
        Warnings = details.Warnings();
        if (!ModelState.IsValid)
        {
            ModelState.Refuse(Meeting.Plan(details).Refusals);
            return await Show();
        }
        if (Warnings.Count > 0 && !Input.Confirmed && Meeting.Plan(details).Succeeded)
        {
            AsksConfirmation = true;
            return await Show();
        }
        if (meeting is not null && Input.SeriesScope != SeriesScope.This)
        {
            return await ChangeSeveral(meeting.Id, details);
        }
        var planned = meeting is null ? await plan.Plan(details, await InvitedAgain(), Stop) : await plan.Change(meeting, details, Stop);
        if (!planned.Succeeded)
        {
            ModelState.Refuse(planned.Refusals);
            return await Show();
        }
        var told = Id is not null && Input.TellsInvited ? await write.Announce(planned.Value.Id, Stop) : 0;
        var isEmpty = planned.Value.Attendances.Count == 0;
        TempData["Done"] = isEmpty ? "La réunion est enregistrée. Qui invitez-vous\u00A0?" : "La réunion est enregistrée." + (told > 0 ? $" {French.Count(told, "personne est prévenue", "personnes sont prévenues")}." : "");
        return Redirect(here.Link($"reunions/{planned.Value.Id}{(Id is null && Input.Repeats ? "/repeter" : isEmpty ? "/inviter" : "")}"));
    }

    private async Task<IActionResult> ChangeSeveral(Guid meeting, MeetingDetails details)
    {
        if (await series.Change(meeting, details, Input.SeriesScope, Stop) is not { } changed)
        {
            return NotFound();
        }
        if (!changed.Succeeded)
        {
            ModelState.Refuse(changed.Refusals);
            return await Show();
        }
        TempData["Done"] = changed.Value.Said("réunion modifiée", "réunions modifiées");
        return Redirect(here.Link($"reunions/{meeting}/serie"));
    }

    private async Task<IReadOnlyList<Guid>> InvitedAgain() => Input is { InviteSame: true, SameAs: not null }
        ? await db.Set<Attendance>().Where(a => a.MeetingId == Input.SameAs).Select(a => a.MemberId).ToListAsync(Stop) : [];

    private async Task<PageResult> Show()
    {
        IsOfSeries = Id is not null && await db.Set<SeriesMeeting>().AnyAsync(s => s.MeetingId == Id, Stop);
        var fiches = await db.Set<FicheAction>().Where(f => f.Id == Input.FicheActionId || (f.State != FicheActionState.Done && f.State != FicheActionState.Abandoned))
            .OrderBy(f => f.FoldedTitle).Select(f => new { f.Id, f.Mission, f.Title }).ToListAsync(Stop);
        var groups = MissionCodes.All.ToDictionary(m => m, m => new SelectListGroup { Name = m.ShortLabel() });
        Fiches = [new("Aucune", ""), .. fiches.OrderBy(f => f.Mission).Select(f => new SelectListItem(f.Title, f.Id.ToString()) { Group = groups[f.Mission] })];
        if (Input.SameAs is not null
            && await db.Set<Meeting>().Where(m => m.Id == Input.SameAs).Select(m => new { m.Title, m.Day, m.Attendances.Count }).SingleOrDefaultAsync(Stop) is { Count: > 0 } previous)
        {
            SameAs = $"« {previous.Title} » du {French.Day(previous.Day)} ({French.Count(previous.Count, "personne", "personnes")})";
        }
        return Page();
    }
}
