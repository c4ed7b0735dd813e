using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Tasks;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Tasks;

/// <summary>Entry of a task, from the list or in one line from a meeting, a decision or a fiche action; correction of one.</summary>
[Requires(Area.Tasks, Level.Act, OrOwnMissions = true)]
public sealed class EditTaskModel(TisserandDb db, WriteTask write, CptsOfRequest here) : PageModel
{
    private ToDo? _task;

    /// <summary>The task being corrected; null for a new one.</summary>
    [FromRoute]
    public Guid? Id { get; set; }

    [BindProperty]
    public TaskForm Input { get; set; } = new();

    public IReadOnlyList<Warning> Warnings { get; private set; } = [];

    public bool AsksConfirmation { get; private set; }

    public PeopleFound People { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    public string Back => Input.Back is { } back && Url.IsLocalUrl(back) ? back : here.Link(Id is null ? "taches" : "taches/" + Id);

    /// <summary>All and the association for whoever writes every task; a référent writes those of own missions.</summary>
    public IReadOnlyList<SelectListItem> Missions => here.Where(Area.Tasks, Level.Act) is { } own
        ? [.. own.Order().Select(m => new SelectListItem(m.ShortLabel(), m.Code()))]
        : [new("Vie de l’association", ""), .. MissionCodes.All.Select(m => new SelectListItem(m.Label(), m.Code()))];

    private CancellationToken Stop => HttpContext.RequestAborted;

    private Guid? Account => Caller.Of(User)?.AccountId;

    public string? WarningOf(string field) => Warnings.FirstOrDefault(w => w.Field == field)?.Message;

    public async Task<IActionResult> OnGet()
    {
        if (await Find() is { } answer)
        {
            return answer;
        }
        if (_task is not null)
        {
            Input = TaskForm.Of(_task);
        }
        return await Show();
    }

    /// <summary>Without JavaScript: shows the people of the typed name, and the form as it was.</summary>
    public async Task<IActionResult> OnPostFind()
    {
        ModelState.Clear();
        return await Find() ?? await Show();
    }

    /// <summary>The line under a meeting, a decision or a fiche action: the mission is theirs.</summary>
    public async Task<IActionResult> OnPostQuick()
    {
        if (Input.ResolutionId is { } resolution)
        {
            Input.MeetingId = await db.Set<Resolution>().Where(r => r.Id == resolution).Select(r => (Guid?)r.MeetingId).SingleOrDefaultAsync(Stop);
        }
        var mission = Input.MeetingId is { } meeting ? await db.Set<Meeting>().Where(m => m.Id == meeting).Select(m => m.Mission).SingleOrDefaultAsync(Stop)
            : Input.FicheActionId is { } fiche ? await db.Set<FicheAction>().Where(f => f.Id == fiche).Select(f => (MissionCode?)f.Mission).SingleOrDefaultAsync(Stop)
            : null;
        Input.Mission = mission?.Code();
        return await OnPost();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Find() is { } answer)
        {
            return answer;
        }
        Input.MemberId = await PeopleFound.Meant(db, Input.MemberId, Input.MemberSearch, Stop);
        if (Input.MemberId is null && !string.IsNullOrWhiteSpace(Input.MemberSearch))
        {
            ModelState.AddModelError("Input.MemberId", "Choisissez la personne parmi celles qui sont trouvées, ou effacez le nom.");
        }
        var details = Input.Details;
        if (!here.Allows(Area.Tasks, Level.Act, details.Mission))
        {
            ModelState.AddModelError("Input.Mission", "Choisissez une mission dont vous êtes référent.");
        }
        Warnings = details.Warnings();
        if (ModelState.IsValid && Warnings.Count > 0 && !Input.Confirmed && ToDo.Write(details, ToDoOrigin.None).Succeeded)
        {
            AsksConfirmation = true;
            return await Show();
        }
        if (!ModelState.IsValid)
        {
            ModelState.Refuse(ToDo.Write(details, ToDoOrigin.None).Refusals);
            return await Show();
        }
        var written = _task is null ? await write.Write(details, Input.Origin, Account, Stop) : await write.Change(_task, details, Account, Stop);
        if (!written.Succeeded)
        {
            ModelState.Refuse(written.Refusals);
            return await Show();
        }
        TempData["Done"] = "La tâche est enregistrée.";
        return Redirect(Back);
    }

    /// <summary>Null when the page goes on: a new task, or one that whoever asks may correct.</summary>
    private async Task<IActionResult?> Find()
    {
        if (Id is null)
        {
            return null;
        }
        _task = await db.Set<ToDo>().SingleOrDefaultAsync(t => t.Id == Id, Stop);
        return _task is null ? NotFound() : here.Allows(Area.Tasks, Level.Act, _task.Mission) ? null : StatusCode(StatusCodes.Status403Forbidden);
    }

    private async Task<PageResult> Show()
    {
        var member = Input.OwnerTyped.MemberId;
        var people = await PeopleFound.Of(db, "Input.MemberId", Input.MemberSearch, member, Stop);
        var chosen = people.Chosen;
        People = Input.MemberId is null ? people with { Chosen = null } : people;
        Owners =
        [
            new("Personne pour l’instant", ""),
            .. (await db.TeamAccounts(Stop)).Select(a => new SelectListItem(a.FullName, TaskForm.Code(new(a.Id, null)))),
            .. chosen is null ? [] : new[] { new SelectListItem(chosen.FullName, TaskForm.Code(new(null, chosen.Id))) },
        ];
        return Page();
    }
}
