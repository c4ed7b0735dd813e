using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Governance;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Governance;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Governance;

/// <summary>What the association declares to the State within three months: open until somebody says that it is done.</summary>
[Requires(Area.Governance)]
public sealed class DeclarationsModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<(ChangeToDeclare Change, OfficialDeclaration? Declaration)> Changes { get; private set; } = [];

    public IReadOnlyList<RegisteredSeat> SeatsOfAssociation { get; private set; } = [];

    private CancellationToken Stop => HttpContext.RequestAborted;

    public static string PathOf(ChangeToDeclare change) =>
        string.Create(CultureInfo.InvariantCulture, $"vie-associative/declarations/{change.Change.Code()}/{change.ChangedOn:yyyy-MM-dd}");

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostDeclare(string? change, DateOnly? changedOn, DateOnly? declaredOn, string? reference)
    {
        await Load();
        var known = Changes.FirstOrDefault(c => c.Change.Change == DeclarableChanges.Find(change) && c.Change.ChangedOn == changedOn);
        if (known.Change is null)
        {
            return NotFound();
        }
        // Somebody else declared it a moment ago: it is declared.
        var refusals = await db.Serially(async () =>
        {
            if (await db.Set<OfficialDeclaration>().AnyAsync(d => d.Change == known.Change.Change && d.ChangedOn == changedOn, Stop))
            {
                return [];
            }
            var declared = OfficialDeclaration.Declare(known.Change.Change, known.Change.ChangedOn, declaredOn, reference, clock.Today);
            if (declared.Succeeded)
            {
                db.Add(declared.Value);
            }
            return declared.Refusals;
        }, Stop);
        return await Answer(refusals, $"{known.Change.Change.Label()}\u00A0: déclaré.");
    }

    public async Task<IActionResult> OnPostMove()
    {
        var moved = await db.Serially(async () =>
        {
            var seat = RegisteredSeat.Move(Input.FromDay, Input.Address);
            if (seat.Succeeded && await db.Set<RegisteredSeat>().AnyAsync(s => s.FromDay == Input.FromDay, Stop))
            {
                return new Refusal("seat-known", "Un siège commence déjà ce jour-là.", nameof(Input.FromDay));
            }
            if (seat.Succeeded)
            {
                db.Add(seat.Value);
            }
            return seat;
        }, Stop);
        return await Answer(moved.Refusals, "Le siège est enregistré.");
    }

    private async Task<IActionResult> Answer(IReadOnlyList<Refusal> refusals, string done)
    {
        if (refusals.Count == 0)
        {
            TempData["Done"] = done;
            return Redirect(here.Link("vie-associative/declarations"));
        }
        ModelState.Refuse(refusals);
        await Load();
        return Page();
    }

    private async Task Load()
    {
        Changes = await db.ReadChanges(clock.Today, Stop);
        SeatsOfAssociation = await db.Set<RegisteredSeat>().AsNoTracking().OrderByDescending(s => s.FromDay).ToListAsync(Stop);
    }

    public sealed class Form
    {
        public DateOnly? FromDay { get; set; }

        public string? Address { get; set; }
    }
}
