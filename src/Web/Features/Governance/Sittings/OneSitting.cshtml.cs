using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Governance;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Governance.Sittings;

/// <summary>A séance: its agenda and resolutions, where its convocation and quorum stand, what is to be done next.</summary>
[Requires(Area.Meetings)]
public sealed class OneSittingModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>Title of the point being added.</summary>
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public AssemblyNature Nature { get; set; }

    [BindProperty]
    public bool IsSecond { get; set; }

    public Meeting Meeting { get; private set; } = null!;

    public Sitting Sitting { get; private set; } = null!;

    public Assembly Assembly { get; private set; } = null!;

    public IReadOnlyList<AgendaPoint> Points { get; private set; } = [];

    public IReadOnlyList<Resolution> Resolutions { get; private set; } = [];

    public IReadOnlyList<Convocation> Convocations { get; private set; } = [];

    /// <summary>What the last convocation told and is no longer so.</summary>
    public IReadOnlyList<string> Belied { get; private set; } = [];

    public NoticeDelay Delay { get; private set; } = null!;

    public bool IsApproved { get; private set; }

    private CancellationToken Stop => HttpContext.RequestAborted;

    public Task<IActionResult> OnGet() => Show();

    public Task<IActionResult> OnPostAdd() => Change(points =>
    {
        var added = AgendaPoint.Add(Id, points.Count + 1, Title);
        if (added.Succeeded)
        {
            db.Add(added.Value);
        }
        return Task.FromResult(added.Refusals);
    });

    /// <summary>The lines typed in the meeting, each a point.</summary>
    public Task<IActionResult> OnPostTake() => Change(async points =>
    {
        var agenda = await db.Set<Meeting>().Where(m => m.Id == Id).Select(m => m.Agenda).SingleAsync(Stop);
        if (points.Count == 0)
        {
            db.AddRange(agenda.Split('\n').Select(TypedText.Line).Where(l => l.Length > 0).Select((l, i) => AgendaPoint.Add(Id, i + 1, l.Length > AgendaPoint.TitleLength ? l[..AgendaPoint.TitleLength] : l).Required));
        }
        return [];
    });

    public Task<IActionResult> OnPostMove(Guid point, int by) => Change(points =>
    {
        var from = points.FindIndex(p => p.Id == point);
        var to = from + Math.Sign(by);
        if (from >= 0 && to >= 0 && to < points.Count)
        {
            (points[from], points[to]) = (points[to], points[from]);
        }
        Renumber(points);
        return Task.FromResult<IReadOnlyList<Refusal>>([]);
    });

    public Task<IActionResult> OnPostRemove(Guid point) => Change(async points =>
    {
        if (await db.Set<Resolution>().AnyAsync(r => r.PointId == point, Stop))
        {
            return [new Refusal("point-voted", "Ce point a des résolutions\u00A0: retirez-les d’abord.")];
        }
        if (points.Find(p => p.Id == point) is { } found)
        {
            points.Remove(found);
            db.Remove(found);
        }
        Renumber(points);
        return [];
    });

    public async Task<IActionResult> OnPostNature()
    {
        if (await db.ReadSittingMeeting(Id, Stop) is not { Kind: MeetingKind.GeneralAssembly })
        {
            return NotFound();
        }
        await db.Serially(async () =>
        {
            var sitting = await db.Set<Sitting>().SingleOrDefaultAsync(s => s.MeetingId == Id, Stop) ?? db.Add(new Sitting(Id)).Entity;
            sitting.Change(Nature, IsSecond);
            return sitting;
        }, Stop);
        TempData["Done"] = "Nature de l’assemblée enregistrée.";
        return Redirect(here.Link("vie-associative/seances/" + Id));
    }

    private static void Renumber(List<AgendaPoint> points)
    {
        foreach (var (i, point) in points.Index())
        {
            point.Place(i + 1);
        }
    }

    private async Task<IActionResult> Change(Func<List<AgendaPoint>, Task<IReadOnlyList<Refusal>>> act)
    {
        if (await db.ReadSittingMeeting(Id, Stop) is null)
        {
            return NotFound();
        }
        var refusals = await db.Serially(async () => await db.IsMinuted(Id, Stop)
            ? [new Refusal("minutes-approved", "Le procès-verbal est approuvé\u00A0: l’ordre du jour ne change plus.")]
            : await act(await db.ReadAgenda(Id, Stop)), Stop);
        if (refusals.Count > 0)
        {
            ModelState.Refuse(refusals, prefix: "");
            db.ChangeTracker.Clear();
            return await Show();
        }
        return Redirect(here.Link("vie-associative/seances/" + Id));
    }

    private async Task<IActionResult> Show()
    {
        if (await db.ReadSittingMeeting(Id, Stop) is not { } meeting)
        {
            return NotFound();
        }
        Meeting = meeting;
        Sitting = await db.ReadSitting(Id, Stop);
        (Nature, IsSecond) = (Sitting.Nature, Sitting.IsSecond);
        Assembly = await db.ReadAssembly(meeting, Stop);
        Points = await db.ReadAgenda(Id, Stop);
        Resolutions = await db.Set<Resolution>().AsNoTracking().Where(r => r.MeetingId == Id).OrderBy(r => r.Id).ToListAsync(Stop);
        Convocations = await db.ReadConvocations(Id, Stop);
        Belied = Convocations.Count == 0 ? [] : Convocations[0].Belied(meeting, [.. Points.Select(p => p.Title)]);
        Delay = NoticeDelay.Of(meeting, Sitting.IsSecond, await db.ReadRuleBook(clock.Today, Stop), clock.Today);
        IsApproved = await db.IsMinuted(Id, Stop);
        return Page();
    }
}
