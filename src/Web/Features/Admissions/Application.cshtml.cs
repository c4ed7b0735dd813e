using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Admissions;
using Tisserand.Domain.Access;
using Tisserand.Domain.Admissions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Admissions;

/// <summary>One application: what it says, the entries that it may be, the decision.</summary>
[Requires(Area.Admissions)]
public sealed class ApplicationModel(TisserandDb db, DecideApplication decide, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public MembershipApplication Application { get; private set; } = null!;

    public IReadOnlyList<Member> Matches { get; private set; } = [];

    /// <summary>Structures that the one of the application may be.</summary>
    public IReadOnlyList<Member> StructureMatches { get; private set; } = [];

    public bool MayAct => here.Allows(Area.Admissions, Level.Act) && Application.IsOpen;

    private CancellationToken Stop => HttpContext.RequestAborted;

    private string By => Caller.Of(User)!.Name;

    public async Task<IActionResult> OnGet()
    {
        Input.FirstDay = clock.Today;
        return await Show();
    }

    public async Task<IActionResult> OnPostAccept()
    {
        if (!ModelState.IsValid)
        {
            return await Show();
        }
        var accepted = await decide.Accept(
            here.Required, Id, ChosenEntry.Read(Input.Known), ChosenEntry.Read(Input.KnownStructure), Input.FirstDay, By, clock.Today, Stop);
        return await Answer(accepted.Refusals, accepted.Value is { } member ? $"{member.FullName} est adhérent depuis le {French.LongDay(Input.FirstDay!.Value)} ; un message le lui annonce." : "",
            accepted.Value is { } made ? "adherents/" + made.Id : "");
    }

    public async Task<IActionResult> OnPostAsk() =>
        await Answer(await decide.AskMore(here.Required, Id, Input.Question, By, clock.Today, Stop), "La question est partie ; la demande revient ici avec la réponse.", "adherents/demandes");

    public async Task<IActionResult> OnPostRefuse() =>
        await Answer(await decide.Refuse(here.Required, Id, Input.Reason, By, clock.Today, Stop), "La demande est refusée ; un message l’annonce.", "adherents/demandes");

    private async Task<IActionResult> Answer(IReadOnlyList<Refusal> refusals, string done, string next)
    {
        if (refusals.Count == 0)
        {
            TempData["Done"] = done;
            return Redirect(here.Link(next));
        }
        ModelState.Refuse(refusals);
        db.ChangeTracker.Clear();
        return await Show();
    }

    private async Task<IActionResult> Show()
    {
        if (await db.Set<MembershipApplication>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == Id && a.State != ApplicationState.Unconfirmed, Stop) is not { } application)
        {
            return NotFound();
        }
        Application = application;
        Matches = application.IsOpen ? await db.MatchesOf(application, Stop) : [];
        StructureMatches = application.IsOpen ? await db.StructureMatchesOf(application, Stop) : [];
        return Page();
    }

    public sealed class Form
    {
        public DateOnly? FirstDay { get; set; }

        /// <summary>Identifier of the entry recognised, or « nouvelle ».</summary>
        public string? Known { get; set; }

        /// <summary>The same, of the structure.</summary>
        public string? KnownStructure { get; set; }

        public string? Question { get; set; }

        public string? Reason { get; set; }
    }
}
