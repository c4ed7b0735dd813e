using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Data.Governance;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Governance.Sittings;

/// <summary>At the door of a séance: who comes in, who stands for whom, voting cards.</summary>
[Requires(Area.Meetings)]
public sealed class DoorModel(TisserandDb db, WelcomeVoter welcome, GiveProxy proxies, VotingCards cards, CptsOfRequest here, Clock clock) : PageModel
{
    private const int MostShown = 40;

    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary>Who is giving a proxy.</summary>
    [FromQuery(Name = "pouvoir")]
    public Guid? GiverId { get; set; }

    public Meeting Meeting { get; private set; } = null!;

    public Assembly Assembly { get; private set; } = null!;

    public IReadOnlyList<Voter> Shown { get; private set; } = [];

    public int Found { get; private set; }

    public Voter? Giver { get; private set; }

    /// <summary>A code just drawn; it is shown once.</summary>
    public (string FullName, string Code)? Card { get; private set; }

    public string VoteAddress => $"{Request.Host}{here.Link("voter")}";

    private CancellationToken Stop => HttpContext.RequestAborted;

    private string Here => here.Link($"vie-associative/seances/{Id}/accueil") + (string.IsNullOrEmpty(Search) ? "" : "?q=" + Uri.EscapeDataString(Search));

    public Task<IActionResult> OnGet() => Show();

    public Task<IActionResult> OnPostArrive(Guid member) => Welcome(member, isPresent: true);

    public Task<IActionResult> OnPostLeave(Guid member) => Welcome(member, isPresent: false);

    public async Task<IActionResult> OnPostProxy(Guid giver, Guid holder)
    {
        var given = await proxies.Give(Id, giver, holder, Stop);
        if (given is null)
        {
            return NotFound();
        }
        if (given.Succeeded)
        {
            TempData["Done"] = "Le pouvoir est enregistré.";
            return Redirect(Here);
        }
        ModelState.Refuse(given.Refusals, prefix: "");
        GiverId = giver;
        return await Show();
    }

    public async Task<IActionResult> OnPostWithdraw(Guid member)
    {
        if (await db.ReadSittingMeeting(Id, Stop) is null)
        {
            return NotFound();
        }
        await proxies.Withdraw(Id, member, Stop);
        TempData["Done"] = "Le pouvoir est retiré.";
        return Redirect(Here);
    }

    public async Task<IActionResult> OnPostCard(Guid member)
    {
        if (await db.ReadSittingMeeting(Id, Stop) is not { } meeting)
        {
            return NotFound();
        }
        if ((await db.ReadAssembly(meeting, Stop)).Find(member) is { IsEntitled: true } voter)
        {
            var codes = await db.Serially(() => cards.Give(Id, [member], Stop), Stop);
            Card = (voter.FullName, codes[member]);
        }
        return await Show();
    }

    private async Task<IActionResult> Welcome(Guid member, bool isPresent)
    {
        if (await db.ReadSittingMeeting(Id, Stop) is null)
        {
            return NotFound();
        }
        var refusals = await welcome.Welcome(Id, member, isPresent, clock.Today, Stop);
        if (refusals.Count == 0)
        {
            return Redirect(Here);
        }
        ModelState.Refuse(refusals, prefix: "");
        db.ChangeTracker.Clear();
        return await Show();
    }

    private async Task<IActionResult> Show()
    {
        if (await db.ReadSittingMeeting(Id, Stop) is not { } meeting)
        {
            return NotFound();
        }
        Meeting = meeting;
        Assembly = await db.ReadAssembly(meeting, Stop);
        var words = FoldedText.Of(Search).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = Assembly.Voters.Where(v => words.All(w => v.FoldedName.Contains(w, StringComparison.Ordinal))).OrderBy(v => v.FoldedName, StringComparer.Ordinal).ToList();
        (Found, Shown) = (found.Count, [.. found.Take(MostShown)]);
        Giver = GiverId is { } giver ? Assembly.Find(giver) : null;
        return Page();
    }
}
