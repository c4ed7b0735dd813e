using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Missions;

/// <summary>Entry of a new fiche action, or correction of one.</summary>
[Requires(Area.Missions, Level.Act, OrOwnMissions = true)]
public sealed class EditFicheModel(TisserandDb db, WriteFicheAction write, CptsOfRequest here) : PageModel
{
    /// <summary>The fiche being corrected; null for a new one.</summary>
    [FromRoute]
    public Guid? Id { get; set; }

    [BindProperty]
    public FicheForm Input { get; set; } = new();

    public IReadOnlyList<Warning> Warnings { get; private set; } = [];

    public bool AsksConfirmation { get; private set; }

    public PeopleFound Referents { get; private set; } = null!;

    public string Back => here.Link(Id is null ? "missions/fiches" : "missions/fiches/" + Id);

    /// <summary>All for whoever writes every fiche; a référent writes those of own missions.</summary>
    public IReadOnlyList<SelectListItem> Missions => here.Where(Area.Missions, Level.Act) is { } own
        ? [.. own.Order().Select(m => new SelectListItem(m.ShortLabel(), m.Code()))] : FicheText.Missions;

    private CancellationToken Stop => HttpContext.RequestAborted;

    private bool May(MissionCode mission) => here.Allows(Area.Missions, Level.Act, mission);

    public string? WarningOf(string field) => Warnings.FirstOrDefault(w => w.Field == field)?.Message;

    /// <param name="mission">Code of the mission chosen beforehand.</param>
    public async Task<IActionResult> OnGet(string? mission)
    {
        if (Id is not null)
        {
            if (await Fiche() is not { } fiche)
            {
                return NotFound();
            }
            if (!May(fiche.Mission))
            {
                return StatusCode(StatusCodes.Status403Forbidden);
            }
            Input = FicheForm.Of(fiche);
        }
        else
        {
            Input.Mission = mission;
        }
        return await Show();
    }

    /// <summary>Without JavaScript: shows the people of the typed name, and the form as it was.</summary>
    public async Task<IActionResult> OnPostFind()
    {
        ModelState.Clear();
        return Id is not null && await Fiche() is null ? NotFound() : await Show();
    }

    public async Task<IActionResult> OnPost()
    {
        var fiche = Id is null ? null : await Fiche();
        if (Id is not null && fiche is null)
        {
            return NotFound();
        }
        if (fiche is not null && !May(fiche.Mission))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        Input.ReferentId = await PeopleFound.Meant(db, Input.ReferentId, Input.ReferentSearch, Stop);
        if (Input.ReferentId is null && !string.IsNullOrWhiteSpace(Input.ReferentSearch))
        {
            ModelState.AddModelError("Input.ReferentId", "Choisissez le référent parmi les personnes trouvées, ou effacez le nom.");
        }
        var details = Input.Details;
        if (details.Mission is { } mission && !May(mission))
        {
            ModelState.AddModelError("Input.Mission", "Choisissez une mission dont vous êtes référent.");
        }
        Warnings = details.Warnings();
        if (ModelState.IsValid && Warnings.Count > 0 && !Input.Confirmed && FicheAction.Write(details).Succeeded)
        {
            AsksConfirmation = true;
            return await Show();
        }
        if (!ModelState.IsValid)
        {
            ModelState.Refuse(FicheAction.Write(details).Refusals);
            return await Show();
        }
        var written = fiche is null ? await write.Write(details, Stop) : await write.Change(fiche, details, Stop);
        if (!written.Succeeded)
        {
            ModelState.Refuse(written.Refusals);
            return await Show();
        }
        TempData["Done"] = "La fiche action est enregistrée.";
        return Redirect(here.Link("missions/fiches/" + written.Value.Id));
    }

    private Task<FicheAction?> Fiche() => db.Set<FicheAction>().SingleOrDefaultAsync(f => f.Id == Id, Stop);

    private async Task<PageResult> Show()
    {
        Referents = await PeopleFound.Of(db, "Input.ReferentId", Input.ReferentSearch, Input.ReferentId, Stop);
        return Page();
    }
}
