using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Meetings.Door;

/// <summary>Accueil d’une réunion: the poster and its address, the badges, when it is open, and what the door left to be looked at.</summary>
[Requires(Area.Meetings, Level.Act, OrOwnMissions = true)]
public sealed class ReceptionModel(TisserandDb db, PersonalCodes codes, KeepSignedSheet keepSheet, CptsOfRequest here, SiteAddress site, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public ReceptionForm Input { get; set; } = new();

    public Meeting Meeting { get; private set; } = null!;

    /// <summary>Null until prepared.</summary>
    public MeetingDoor? Door { get; private set; }

    public IReadOnlyList<IssueRow> Issues { get; private set; } = [];

    /// <summary>Badges to print, by name; filled on their page alone.</summary>
    public IReadOnlyList<(string Name, string Code)> Badges { get; private set; } = [];

    public int Signatures { get; private set; }

    public int Present { get; private set; }

    public bool IsPoster => RouteData.Values["what"] is "affiche";

    public bool IsBadges => RouteData.Values["what"] is "badges";

    public string Address => site.Of(here.Link("entree/" + Door!.Key.ToLowerInvariant()));

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet(string? what)
    {
        if (await Read() is { } refused)
        {
            return refused;
        }
        if (what is not (null or "affiche" or "badges") || (IsPoster && Door is null))
        {
            return NotFound();
        }
        if (IsBadges)
        {
            var people = await db.PeopleOf(Id).Select(p => new { p.MemberId, p.LastName, p.FirstName }).ToListAsync(Stop);
            var given = await codes.Of(people.ConvertAll(p => p.MemberId), Stop);
            Badges = [.. people.Where(p => given.ContainsKey(p.MemberId)).Select(p => (Member.NameOf(p.FirstName, p.LastName), given[p.MemberId]))];
        }
        return await Show();
    }

    /// <summary>Two people at the same second prepare it once.</summary>
    public async Task<IActionResult> OnPostPrepare()
    {
        if (await Read() is { } refused)
        {
            return refused;
        }
        await db.Serially(async () =>
        {
            if (!await db.Set<MeetingDoor>().AnyAsync(d => d.MeetingId == Id, Stop))
            {
                db.Add(MeetingDoor.Prepare(Id));
            }
            return 0;
        }, Stop);
        return Redirect(here.Link($"reunions/{Id}/accueil"));
    }

    public Task<IActionResult> OnPostSettings() => Change(() => ModelState.Refuse(Door?.Change(Input.MinutesBefore, Input.MinutesAfter, Input.WantsSignature) ?? []), "C’est enregistré.");

    public Task<IActionResult> OnPostRenew() => Change(() => Door?.Renew(), "L’adresse est changée\u00A0: imprimez la nouvelle affiche.");

    public Task<IActionResult> OnPostClose() => Change(() => Door?.Close(), "L’adresse de l’affiche est fermée.");

    public Task<IActionResult> OnPostSettle(Guid mark) => Change(() => db.Set<DoorMark>().Local.FirstOrDefault(m => m.Id == mark)?.Settle(), "C’est vu.");

    /// <summary>Keeps the sheet with its signatures as the proof of the meeting.</summary>
    public async Task<IActionResult> OnPostKeepSheet()
    {
        if (await Read() is { } refused)
        {
            return refused;
        }
        var kept = await keepSheet.Keep(Id, Stop);
        if (kept is not null)
        {
            ModelState.AddModelError("", kept);
            return await Show();
        }
        TempData["Done"] = "La feuille émargée est jointe à la réunion, comme preuve des présences.";
        return Redirect(here.Link("reunions/" + Id));
    }

    private async Task<IActionResult> Change(Action act, string done)
    {
        if (await Read() is { } refused)
        {
            return refused;
        }
        await db.Set<DoorMark>().Where(m => m.MeetingId == Id && m.Issue != "").LoadAsync(Stop);
        act();
        if (!ModelState.IsValid)
        {
            return await Show();
        }
        await db.SaveChangesAsync(Stop);
        TempData["Done"] = done;
        return Redirect(here.Link($"reunions/{Id}/accueil"));
    }

    private async Task<IActionResult?> Read()
    {
        if (await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == Id, Stop) is not { } meeting)
        {
            return NotFound();
        }
        Meeting = meeting;
        if (!here.Allows(Area.Meetings, Level.Act, meeting.Mission))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        Door = await db.Set<MeetingDoor>().SingleOrDefaultAsync(d => d.MeetingId == Id, Stop);
        return null;
    }

    private async Task<IActionResult> Show()
    {
        if (Door is not null && ModelState.IsValid)
        {
            Input = new() { MinutesBefore = Door.MinutesBefore, MinutesAfter = Door.MinutesAfter, WantsSignature = Door.WantsSignature };
        }
        Issues = await (from m in db.Set<DoorMark>()
                        join p in db.Set<Member>() on m.MemberId equals p.Id
                        where m.MeetingId == Id && m.Issue != ""
                        orderby m.At
                        select new IssueRow(m.Id, p.LastName + " " + p.FirstName, m.Act, m.At, m.KeptBy, m.Issue)).ToListAsync(Stop);
        Signatures = await db.Set<PresenceSignature>().CountAsync(s => s.MeetingId == Id, Stop);
        Present = await db.Set<Attendance>().CountAsync(a => a.MeetingId == Id && a.State == AttendanceState.Present, Stop);
        return Page();
    }

    /// <summary>« arrivée à 18 h 34, par Claire Aubry ».</summary>
    public string Said(IssueRow row) => $"{(row.Act == DoorAct.Arrival ? "arrivée" : "départ")} à {Shell.Formats.French.Hour(TimeOnly.FromDateTime(clock.Local(row.At)))}{(row.KeptBy.Length > 0 ? ", par " + row.KeptBy : "")}";
}

/// <summary>An act at the door that has to be looked at.</summary>
public sealed record IssueRow(Guid Id, string Name, DoorAct Act, DateTime At, string KeptBy, string Issue);

/// <summary>When the poster answers, and whether people sign, as typed.</summary>
public sealed class ReceptionForm
{
    public int? MinutesBefore { get; set; }

    public int? MinutesAfter { get; set; }

    public bool WantsSignature { get; set; }
}
