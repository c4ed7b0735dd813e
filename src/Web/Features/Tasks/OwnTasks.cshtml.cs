using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Tasks;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Tasks;

/// <summary>One's own tasks, whatever one's roles: read, and set done.</summary>
[OfCpts]
public sealed class OwnTasksModel(TisserandDb db, WriteTask write, CptsOfRequest here, Clock clock) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<ToDo> Tasks { get; private set; } = [];

    private CancellationToken Stop => HttpContext.RequestAborted;

    private IQueryable<ToDo> Own => db.Set<ToDo>().OfAccount(db, Caller.Of(User)?.AccountId);

    public async Task OnGet() => Tasks = await Own.AsNoTracking().Where(t => t.State == ToDoState.Waiting || t.State == ToDoState.Running)
        .OrderBy(t => t.DueOn == null).ThenBy(t => t.DueOn).ThenByDescending(t => t.IsUrgent).ThenBy(t => t.Id).Take(Most).ToListAsync(Stop);

    public async Task<IActionResult> OnPost(Guid tache)
    {
        if (await Own.SingleOrDefaultAsync(t => t.Id == tache, Stop) is not { } task)
        {
            return NotFound();
        }
        await write.Move(task, ToDoState.Done, clock.Today, Stop);
        TempData["Done"] = $"«\u00A0{task.Title}\u00A0»\u00A0: c’est noté, merci.";
        return Redirect(here.Link("mon-espace/taches"));
    }
}
