using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Reference;
using Tisserand.Data.Territories;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Meetings.Invitations;

/// <summary>Invites every professional of the territory, or those of some professions and communes, in one act.</summary>
[Requires(Area.Meetings, Level.Act, OrOwnMissions = true)]
public sealed class InviteTerritoryPageModel(
    TisserandDb db, InviteTerritory invite, DirectoryQueries directory, TerritoryQueries territories, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "profession")]
    public string[] Professions { get; set; } = [];

    [BindProperty(SupportsGet = true, Name = "commune")]
    public string[] Communes { get; set; } = [];

    /// <summary>National identifiers picked in a list of professionals.</summary>
    [BindProperty(SupportsGet = true, Name = "ids")]
    public string[] Only { get; set; } = [];

    public Meeting Meeting { get; private set; } = null!;

    /// <summary>Null without a directory or a territory.</summary>
    public Audience? Audience { get; private set; }

    public IReadOnlyList<(string Code, string Label, int Count)> ProfessionsThere { get; private set; } = [];

    public IReadOnlyList<SelectListItem> CommunesThere { get; private set; } = [];

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet() => await Read() ?? await Show();

    public async Task<IActionResult> OnPost()
    {
        if (await Read() is { } refused)
        {
            return refused;
        }
        var invited = await invite.Invite(Id, Filter, Description(), clock.Today, Stop);
        if (invited.Value is not { } round)
        {
            ModelState.Refuse(invited.Refusals, prefix: "");
            await Read();
            return await Show();
        }
        TempData["Done"] = $"{French.Count(round.Invited, "professionnel invité", "professionnels invités")}, dont {French.Count(round.Members, "connu de la CPTS", "connus de la CPTS")}."
            + (round.Objected > 0 ? $" {French.Count(round.Objected, "personne a demandé", "personnes ont demandé")} à ne plus être contactées\u00A0: laissées de côté." : "");
        return Redirect(here.Link($"reunions/{Id}/professionnels"));
    }

    private TerritoryFilter Filter => new([.. Given(Professions).Where(p => Nomenclature.FindProfession(p) is not null)], Given(Communes), Given(Only));

    private async Task<IActionResult?> Read()
    {
        if (await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == Id, Stop) is not { } meeting)
        {
            return NotFound();
        }
        Meeting = meeting;
        return here.Allows(Area.Meetings, Level.Act, meeting.Mission) ? null : StatusCode(StatusCodes.Status403Forbidden);
    }

    private async Task<PageResult> Show()
    {
        Audience = await invite.Count(Id, Filter, clock.Today, Stop);
        if (Audience is not null)
        {
            var territory = (await territories.On(clock.Today, Stop)).CommuneCodes;
            ProfessionsThere = [.. (await directory.Coverage(territory, Stop)).Select(c => (c.Profession, Nomenclature.FindProfession(c.Profession)?.Plural ?? c.Profession, c.Total))];
            CommunesThere = [.. territory.Select(c => new SelectListItem(MemberText.CommuneName(c), c)).OrderBy(c => c.Text, StringComparer.Create(French.Culture, ignoreCase: true))];
        }
        return Page();
    }

    private string Description() => string.Join(" · ", new[]
    {
        string.Join(", ", Given(Professions).Select(p => Nomenclature.FindProfession(p)?.Plural ?? p)),
        string.Join(", ", Given(Communes).Select(MemberText.CommuneName)),
        Given(Only).Length > 0 ? "choisis un par un" : "",
    }.Where(t => t.Length > 0));

    private static string[] Given(string[] values) => [.. values.Where(v => !string.IsNullOrWhiteSpace(v)).Distinct(StringComparer.Ordinal)];
}
