using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data;
using Tisserand.Data.Polls;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Polls;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Polls;

/// <summary>Entry of a poll, or its correction: what the meeting is, the dates proposed, until when one answers.</summary>
[Requires(Area.Meetings, Level.Act, OrOwnMissions = true)]
public sealed class EditPollModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    /// <summary>Weeks of the calendar of days.</summary>
    private const int Weeks = 9;

    /// <summary>The poll being corrected; null for a new one.</summary>
    [FromRoute]
    public Guid? Id { get; set; }

    [BindProperty]
    public PollForm Input { get; set; } = new();

    public IReadOnlyList<Warning> Warnings { get; private set; } = [];

    public bool AsksConfirmation { get; private set; }

    public string Back => here.Link(Id is null ? "reunions/sondages" : "reunions/sondages/" + Id);

    /// <summary>Days that can be ticked, week by week from Monday; those before today are empty.</summary>
    public IReadOnlyList<IReadOnlyList<DateOnly?>> Calendar
    {
        get
        {
            var monday = clock.Today.AddDays(-(((int)clock.Today.DayOfWeek + 6) % 7));
            return [.. Enumerable.Range(0, Weeks).Select(w => (IReadOnlyList<DateOnly?>)[.. Enumerable.Range(0, 7).Select(d => monday.AddDays((7 * w) + d)).Select(d => d < clock.Today ? (DateOnly?)null : d)])];
        }
    }

    public IReadOnlyList<SelectListItem> Missions => here.Where(Area.Meetings, Level.Act) is { } own
        ? [.. own.Order().Select(m => new SelectListItem(m.ShortLabel(), m.Code()))] : PollText.Missions;

    private CancellationToken Stop => HttpContext.RequestAborted;

    public string? WarningOf(string field) => Warnings.FirstOrDefault(w => w.Field == field)?.Message;

    public async Task<IActionResult> OnGet()
    {
        if (Id is null)
        {
            Input.Deadline = clock.Today.AddDays(7);
            return Page();
        }
        if (await db.ReadPoll(Id.Value, Stop) is not { } poll)
        {
            return NotFound();
        }
        if (!here.Allows(Area.Meetings, Level.Act, poll.Mission))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        Input = PollForm.Of(poll);
        return Page();
    }

    /// <summary>The days ticked join the list, at the hours typed; nothing is saved.</summary>
    public IActionResult OnPostAdd()
    {
        if (Input.Days.Length == 0 || Input.LacksHour)
        {
            ModelState.AddModelError("Input.Dates", "Cochez au moins un jour et donnez une heure.");
            return Page();
        }
        Input.Dates = [.. Input.Slots().Select(PollText.Code)];
        Input.Days = [];
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var poll = Id is null ? null : await db.ReadPoll(Id.Value, Stop);
        if (Id is not null && poll is null)
        {
            return NotFound();
        }
        if (poll is not null && !here.Allows(Area.Meetings, Level.Act, poll.Mission))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        var details = Input.Details();
        if (!Input.SaysMission || !here.Allows(Area.Meetings, Level.Act, details.Mission))
        {
            ModelState.AddModelError("Input.Mission", "Choisissez la mission, ou la vie de l’association.");
        }
        if (Input.LacksHour)
        {
            ModelState.AddModelError("Input.Dates", "Donnez l’heure des jours cochés.");
        }
        Warnings = details.Warnings();
        if (!ModelState.IsValid)
        {
            ModelState.Refuse(DatePoll.Propose(details, Input.Slots(), clock.Today).Refusals.Where(r => r.Field != "Dates"));
            return Page();
        }
        if (Warnings.Count > 0 && !Input.Confirmed)
        {
            AsksConfirmation = true;
            return Page();
        }
        var saved = await db.Serially(() => Save(details), Stop);
        if (saved is null)
        {
            return NotFound();
        }
        if (!saved.Succeeded)
        {
            ModelState.Refuse(saved.Refusals.Select(r => r.Field == nameof(PollDetails.Minutes) ? r with { Field = "Length" } : r));
            return Page();
        }
        TempData["Done"] = Id is null ? "Le sondage est prêt. À qui l’envoyez-vous\u00A0?" : "Le sondage est enregistré.";
        return Redirect(here.Link($"reunions/sondages/{saved.Value.Id}{(Id is null ? "/personnes" : "")}"));
    }

    /// <summary>Somebody may choose the date while the page is open.</summary>
    private async Task<Outcome<DatePoll>?> Save(PollDetails details)
    {
        if (Id is null)
        {
            var proposed = DatePoll.Propose(details, Input.Slots(), clock.Today);
            if (proposed.Succeeded)
            {
                db.Add(proposed.Value);
            }
            return proposed;
        }
        if (await db.ReadPoll(Id.Value, Stop) is not { } poll)
        {
            return null;
        }
        var refusals = poll.Change(details, Input.Slots(), clock.Today);
        return refusals.Count > 0 ? refusals : poll;
    }
}
