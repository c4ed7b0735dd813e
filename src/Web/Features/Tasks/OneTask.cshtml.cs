using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Tasks;
using Tisserand.Domain.Access;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Tasks;

namespace Tisserand.Web.Features.Tasks;

/// <summary>A task: its state, moved in one click by whoever may or by its owner, its steps, what it comes from.</summary>
[Requires(Area.Tasks, Level.See)]
public sealed class OneTaskModel(TisserandDb db, WriteTask write, IPayTasks pay, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public ToDo ToDo { get; private set; } = null!;

    public ToDoRow Row { get; private set; } = null!;

    /// <summary>May correct all of it.</summary>
    public bool MayWrite { get; private set; }

    /// <summary>May move it on and tick its steps: the owner too.</summary>
    public bool MayMove { get; private set; }

    public string? Meeting { get; private set; }

    public string? Decision { get; private set; }

    public string? Fiche { get; private set; }

    /// <summary>What it is paid.</summary>
    public TaskPay? Pay { get; private set; }

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet()
    {
        if (!await Read())
        {
            return NotFound();
        }
        Row = await db.Set<ToDo>().Where(t => t.Id == Id).Rows(db).SingleAsync(Stop);
        Pay = await pay.Of(ToDo, here, Stop);
        Meeting = ToDo.MeetingId is null ? null : await db.Set<Meeting>().Where(m => m.Id == ToDo.MeetingId).Select(m => m.Title).SingleOrDefaultAsync(Stop);
        Decision = ToDo.ResolutionId is null ? null : await db.Set<Resolution>().Where(r => r.Id == ToDo.ResolutionId).Select(r => r.Text).SingleOrDefaultAsync(Stop);
        Fiche = ToDo.FicheActionId is null ? null : await db.Set<FicheAction>().Where(f => f.Id == ToDo.FicheActionId).Select(f => f.Title).SingleOrDefaultAsync(Stop);
        return Page();
    }

    /// <param name="etat">Code of the state.</param>
    /// <param name="retour">Address of the application to go back to: the board.</param>
    public async Task<IActionResult> OnPostMove(string? etat, string? retour)
    {
        if (await Read() is false)
        {
            return NotFound();
        }
        if (!MayMove)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        if (ToDoWords.FindState(etat) is not { } state)
        {
            return BadRequest();
        }
        var next = await write.Move(ToDo, state, clock.Today, Stop);
        TempData["Done"] = $"«\u00A0{ToDo.Title}\u00A0»\u00A0: {state.Label()}." + (next?.DueOn is { } due ? $" La suivante est inscrite pour le {French.LongDay(due)}." : "");
        return Redirect(retour is not null && Url.IsLocalUrl(retour) ? retour : here.Link("taches/" + Id));
    }

    public async Task<IActionResult> OnPostTick(int rang)
    {
        if (await Read() is false)
        {
            return NotFound();
        }
        if (!MayMove)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        ToDo.Tick(rang);
        await db.SaveChangesAsync(Stop);
        return Redirect(here.Link("taches/" + Id));
    }

    private async Task<bool> Read()
    {
        if (await db.Set<ToDo>().SingleOrDefaultAsync(t => t.Id == Id, Stop) is not { } task)
        {
            return false;
        }
        ToDo = task;
        MayWrite = here.Allows(Area.Tasks, Level.Act, task.Mission);
        MayMove = MayWrite || await db.Set<ToDo>().Where(t => t.Id == Id).OfAccount(db, Caller.Of(User)?.AccountId).AnyAsync(Stop);
        return true;
    }
}
