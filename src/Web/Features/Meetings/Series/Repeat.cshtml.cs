using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Meetings.Series;

/// <summary>Répéter une réunion : how often and until when; the dates are shown before anything is written.</summary>
[Requires(Area.Meetings, Level.Act, OrOwnMissions = true)]
public sealed class RepeatModel(TisserandDb db, RepeatMeeting repeat, CptsOfRequest here) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>« semaines », « date », « jour ».</summary>
    [BindProperty]
    public string Kind { get; set; } = "jour";

    [BindProperty]
    public int? Every { get; set; } = 1;

    [BindProperty]
    public int? Times { get; set; } = 6;

    [BindProperty]
    public DateOnly? Until { get; set; }

    [BindProperty]
    public bool SkipsHolidays { get; set; } = true;

    [BindProperty]
    public bool Invites { get; set; } = true;

    /// <summary>The days that the page showed.</summary>
    [BindProperty]
    public string? Shown { get; set; }

    public Meeting Meeting { get; private set; } = null!;

    public int Invited { get; private set; }

    public IReadOnlyList<RepeatedDay> Days { get; private set; } = [];

    public string Label => Repetition.Label(Meeting.Day);

    /// <summary>Said of the meeting's own day: « Chaque mois, le 2e mardi ».</summary>
    public IReadOnlyList<SelectListItem> Kinds =>
    [
        .. new[] { ("jour", RepetitionKind.WeekdayOfMonth), ("date", RepetitionKind.DayOfMonth), ("semaines", RepetitionKind.Weeks) }
            .Select(k => new SelectListItem(new Repetition(k.Item2, 1, null, null, false).Label(Meeting.Day) is var label ? char.ToUpper(label[0], French.Culture) + label[1..] : "", k.Item1)),
    ];

    private Repetition Repetition => new(
        Kind switch { "semaines" => RepetitionKind.Weeks, "date" => RepetitionKind.DayOfMonth, _ => RepetitionKind.WeekdayOfMonth }, Every ?? 0, Until, Until is null ? Times : null, SkipsHolidays);

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet() => await Refused() ?? Page();

    public async Task<IActionResult> OnPostPreview()
    {
        if (await Refused() is { } refused)
        {
            return refused;
        }
        Preview();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Refused() is { } refused)
        {
            return refused;
        }
        var shown = Shown;
        Preview();
        if (!ModelState.IsValid)
        {
            return Page();
        }
        if (shown != Shown)
        {
            ModelState.AddModelError("", "Voici les dates, d’après votre saisie\u00A0: vérifiez-les, puis créez la série.");
            return Page();
        }
        if (await repeat.Repeat(Id, Repetition, Invites, Stop) is not { } added)
        {
            return NotFound();
        }
        if (!added.Succeeded)
        {
            ModelState.Refuse(added.Refusals, prefix: "");
            return Page();
        }
        TempData["Done"] = French.Count(added.Value, "réunion ajoutée à la série.", "réunions ajoutées à la série.");
        return Redirect(here.Link($"reunions/{Id}/serie"));
    }

    private void Preview()
    {
        ModelState.Remove(nameof(Shown));
        if (!ModelState.IsValid)
        {
            return;
        }
        var days = Repetition.After(Meeting.Day);
        ModelState.Refuse(days.Refusals, prefix: "");
        Days = days.Value ?? [];
        Shown = string.Join(' ', Days.Where(d => !d.IsSkipped).Select(d => French.Day(d.Day)));
    }

    private async Task<IActionResult?> Refused()
    {
        if (await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == Id, Stop) is not { } meeting)
        {
            return NotFound();
        }
        Meeting = meeting;
        Invited = await db.Set<Attendance>().CountAsync(a => a.MeetingId == Id, Stop);
        return here.Allows(Area.Meetings, Level.Act, meeting.Mission) ? null : StatusCode(StatusCodes.Status403Forbidden);
    }
}
