using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Meetings.Door;

/// <summary>The blank rows of the paper, several at a time: who wrote their name by hand becomes a contact, present for the whole meeting.</summary>
[Requires(Area.Meetings, Level.Act, OrOwnMissions = true)]
public sealed class NewcomersModel(TisserandDb db, TakeAttendance take, CptsOfRequest here, Clock clock) : PageModel
{
    private const int Blank = 8;

    /// <summary>More than a sheet holds.</summary>
    private const int Most = 100;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public List<NewcomerRow> Rows { get; set; } = [];

    public Meeting Meeting { get; private set; } = null!;

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet() => await Read() ?? Show();

    public async Task<IActionResult> OnPost()
    {
        if (await Read() is { } refused)
        {
            return refused;
        }
        Rows = [.. Rows.Where(r => !r.IsEmpty).Take(Most)];
        if (Rows.Count == 0)
        {
            ModelState.AddModelError("", "Écrivez au moins un nom.");
            return Show();
        }
        ModelState.Clear();
        var present = await db.Serially(Keep, Stop);
        if (!ModelState.IsValid)
        {
            db.ChangeTracker.Clear();
            return Show();
        }
        var taken = await take.Take(Id, present, clock.Today, Stop);
        if (!taken.Succeeded)
        {
            ModelState.Refuse(taken.Refusals.Select(r => r with { Field = "" }), prefix: "");
            return Show();
        }
        TempData["Done"] = French.Count(present.Count, "personne ajoutée à la feuille.", "personnes ajoutées à la feuille.");
        return Redirect(here.Link($"reunions/{Id}/emargement"));
    }

    /// <summary>All, or none: a row that is refused, or resembles somebody, is shown again with the others.</summary>
    private async Task<List<Presence>> Keep()
    {
        ModelState.Clear();
        var (present, fresh) = (new List<Presence>(), new List<Member>());
        foreach (var (i, row) in Rows.Index())
        {
            if (row.Known is { } known)
            {
                present.Add(new(known, AttendanceState.Present));
                continue;
            }
            var created = Member.Create(new DoorNewcomer(row.LastName, row.FirstName, row.Profession, row.Email, null).Details);
            if (created.Value is not { } member)
            {
                ModelState.Refuse(created.Refusals, $"Rows[{i}]");
                continue;
            }
            row.Doubles = row.IsSomebodyElse ? [] : [.. (await db.DoublesOf(member, Stop)).Select(d => DoorPerson.Of(d.Member))];
            if (row.Doubles.Count > 0)
            {
                ModelState.AddModelError($"Rows[{i}].LastName", $"{member.FullName} existe peut-être déjà.");
            }
            fresh.Add(member);
        }
        if (!ModelState.IsValid)
        {
            return [];
        }
        db.AddRange(fresh);
        return [.. present, .. fresh.Select(m => new Presence(m.Id, AttendanceState.Present))];
    }

    private PageResult Show()
    {
        Rows.AddRange(Enumerable.Range(0, Math.Max(3, Blank - Rows.Count)).Select(_ => new NewcomerRow()));
        return Page();
    }

    private async Task<IActionResult?> Read()
    {
        if (await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == Id, Stop) is not { } meeting)
        {
            return NotFound();
        }
        Meeting = meeting;
        return here.Allows(Area.Meetings, Level.Act, meeting.Mission) ? null : StatusCode(StatusCodes.Status403Forbidden);
    }
}

/// <summary>One blank row of the paper, as typed.</summary>
public sealed class NewcomerRow
{
    public string? LastName { get; set; }

    public string? FirstName { get; set; }

    public string? Profession { get; set; }

    public string? Email { get; set; }

    /// <summary>It is this person, already known.</summary>
    public Guid? Known { get; set; }

    /// <summary>The entries alike were seen.</summary>
    public bool IsSomebodyElse { get; set; }

    internal IReadOnlyList<DoorPerson> Doubles { get; set; } = [];

    internal bool IsEmpty => string.IsNullOrWhiteSpace(LastName + FirstName + Email);
}
