using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Governance;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Features.Governance.Papers;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Features.Governance.Sittings;

/// <summary>The minutes of a séance: what was said on each point, typed once; the paper; versions; approval by whoever may.</summary>
[Requires(Area.Meetings, Level.See)]
public sealed class MinutesModel(TisserandDb db, WriteMinutes write, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The version shown; the approved one, or the draft, when none is named.</summary>
    [FromQuery(Name = "version")]
    public int? Number { get; set; }

    [BindProperty]
    public List<PointForm> Points { get; set; } = [];

    public IReadOnlyList<string> Titles { get; private set; } = [];

    public Meeting Meeting { get; private set; } = null!;

    public IReadOnlyList<MinutesVersion> Versions { get; private set; } = [];

    /// <summary>Null for the draft.</summary>
    public MinutesVersion? Shown { get; private set; }

    public bool IsApproved => Versions.Any(v => v.ApprovedOn is not null);

    public Paper Paper { get; private set; } = null!;

    public string Status => Shown is null ? "Projet, non approuvé"
        : Shown.ApprovedOn is { } day ? $"Approuvé le {French.LongDay(day)} par {Shown.ApprovedBy}"
        : $"Version {Shown.Number} du {French.LongDay(Shown.MadeOn)}, non approuvée";

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet(string? format) => await Show() is { } missing ? missing : PaperFiles.Of(Paper, format) ?? Page();

    public async Task<IActionResult> OnPostTell()
    {
        if (!here.Allows(Area.Meetings, Level.Act))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        if (await db.ReadSittingMeeting(Id, Stop) is null)
        {
            return NotFound();
        }
        var typed = Points;
        var refusals = await db.Serially(async () =>
        {
            if (await db.IsMinuted(Id, Stop))
            {
                return [new Refusal("minutes-approved", "Le procès-verbal est approuvé\u00A0: il ne change plus.")];
            }
            var points = await db.ReadAgenda(Id, Stop);
            return typed.SelectMany((t, i) => (points.Find(p => p.Id == t.Id)?.Tell(t.Text) ?? []).Select(r => r.At($"Points[{i}]"))).ToList();
        }, Stop);
        return await Answer(refusals, "Les textes sont enregistrés.", typed);
    }

    public Task<IActionResult> OnPostKeep() => Keep(Area.Meetings, approve: false);

    public Task<IActionResult> OnPostApprove() => Keep(Area.MinutesApproval, approve: true);

    private async Task<IActionResult> Keep(Area area, bool approve)
    {
        if (!here.Allows(area, Level.Act))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        var kept = await write.Keep(here.Required.Name, Id, approve, Caller.Of(User)!.Name, clock.Today, Stop);
        return kept is null ? NotFound() : await Answer(kept.Refusals, approve ? "Le procès-verbal est approuvé." : "La version est gardée.", null);
    }

    private async Task<IActionResult> Answer(IReadOnlyList<Refusal> refusals, string done, List<PointForm>? typed)
    {
        if (refusals.Count == 0)
        {
            TempData["Done"] = done;
            return Redirect(here.Link($"vie-associative/seances/{Id}/pv"));
        }
        ModelState.Refuse(refusals, prefix: "");
        db.ChangeTracker.Clear();
        if (await Show() is { } missing)
        {
            return missing;
        }
        Points = typed ?? Points;
        return Page();
    }

    private async Task<IActionResult?> Show()
    {
        if (await db.ReadSittingMeeting(Id, Stop) is not { } meeting)
        {
            return NotFound();
        }
        Meeting = meeting;
        Versions = await db.Set<MinutesVersion>().AsNoTracking().Where(v => v.MeetingId == Id).OrderByDescending(v => v.Number).ToListAsync(Stop);
        Shown = Number is null ? Versions.FirstOrDefault(v => v.ApprovedOn is not null) : Versions.FirstOrDefault(v => v.Number == Number);
        if (Number is not null && Shown is null)
        {
            return NotFound();
        }
        var agenda = await db.ReadAgenda(Id, Stop);
        Titles = agenda.ConvertAll(p => $"{p.Rank}. {p.Title}");
        Points = agenda.ConvertAll(p => new PointForm { Id = p.Id, Text = p.Text });
        Paper = MinutesPaper.Of(Shown is null ? await write.Gather(here.Required.Name, meeting, Stop) : WriteMinutes.FactsOf(Shown), Status);
        return null;
    }

    public sealed class PointForm
    {
        public Guid Id { get; set; }

        public string? Text { get; set; }
    }
}
