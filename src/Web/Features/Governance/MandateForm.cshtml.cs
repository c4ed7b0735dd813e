using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Governance;

/// <summary>Entry of a mandate, its correction, or the renewal of another.</summary>
[Requires(Area.Governance, Level.Act)]
public sealed class MandateFormModel(TisserandDb db, GiveMandate give, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute(Name = "body")]
    public Guid BodyId { get; set; }

    /// <summary>The mandate being corrected; null for a new one.</summary>
    [FromRoute]
    public Guid? Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public string BodyName { get; private set; } = "";

    public PeopleFound Found { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Meetings { get; private set; } = [];

    private CancellationToken Stop => HttpContext.RequestAborted;

    /// <param name="renewed">A mandate to begin from.</param>
    public async Task<IActionResult> OnGet([FromQuery(Name = "renouveler")] Guid? renewed)
    {
        var wanted = Id ?? renewed;
        var mandate = wanted is null ? null : await db.Set<Mandate>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == wanted && m.BodyId == BodyId, Stop);
        if (Id is not null && mandate is null)
        {
            return NotFound();
        }
        if (mandate is not null)
        {
            Input = Form.Of(Id is null ? mandate.Renewal(clock.Today) : new(mandate.MemberId, mandate.Seat, mandate.StartsOn, mandate.EndsOn, mandate.MeetingId, mandate.ElectedBy));
        }
        return await Show();
    }

    /// <summary>Without JavaScript: shows the people of the typed name.</summary>
    public Task<IActionResult> OnPostFind() => Show();

    public async Task<IActionResult> OnPost()
    {
        Input.MemberId = await PeopleFound.Meant(db, Input.MemberId, Input.PersonSearch, Stop);
        if (ModelState.IsValid)
        {
            var given = await give.Give(BodyId, Id, Input.Details, Stop);
            if (given is null)
            {
                return NotFound();
            }
            if (given.Succeeded)
            {
                TempData["Done"] = "Mandat enregistré.";
                return Redirect(here.Link("vie-associative"));
            }
            ModelState.Refuse(given.Refusals);
        }
        return await Show();
    }

    private async Task<IActionResult> Show()
    {
        if (await db.Set<GoverningBody>().Where(b => b.Id == BodyId).Select(b => b.Name).SingleOrDefaultAsync(Stop) is not { } name
            || (Id is not null && !await db.Set<Mandate>().AnyAsync(m => m.Id == Id && m.BodyId == BodyId, Stop)))
        {
            return NotFound();
        }
        BodyName = name;
        Found = await PeopleFound.Of(db, "Input.MemberId", Input.PersonSearch, Input.MemberId, Stop);
        var meetings = await db.Set<Meeting>().Where(m => m.Kind == MeetingKind.GeneralAssembly || m.Kind == MeetingKind.Board || m.Kind == MeetingKind.Bureau)
            .OrderByDescending(m => m.Day).Take(30).Select(m => new { m.Id, m.Title, m.Day }).ToListAsync(Stop);
        Meetings = [new("", ""), .. meetings.Select(m => new SelectListItem($"{m.Title}, {French.Day(m.Day)}", m.Id.ToString()))];
        return Page();
    }

    public sealed class Form
    {
        public Guid? MemberId { get; set; }

        public string? PersonSearch { get; set; }

        public Seat? Seat { get; set; }

        public DateOnly? StartsOn { get; set; }

        public DateOnly? EndsOn { get; set; }

        public Guid? MeetingId { get; set; }

        public string? ElectedBy { get; set; }

        public MandateDetails Details => new(MemberId, Seat, StartsOn, EndsOn, MeetingId, ElectedBy);

        public static Form Of(MandateDetails details) => new()
        {
            MemberId = details.MemberId,
            Seat = details.Seat,
            StartsOn = details.StartsOn,
            EndsOn = details.EndsOn,
            MeetingId = details.MeetingId,
            ElectedBy = details.ElectedBy,
        };
    }
}
