using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data;
using Tisserand.Data.Tasks;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Tasks;

/// <summary>What the list, the board and the calendar of tasks have in common: the filters and the choice of an owner.</summary>
public abstract class TaskPage(TisserandDb db, Clock clock) : PageModel
{
    public TaskFilter Filter { get; protected set; } = new();

    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    protected TisserandDb Db => db;

    protected Guid? Account => Caller.Of(User)?.AccountId;

    protected DateOnly Today => clock.Today;

    protected CancellationToken Stop => HttpContext.RequestAborted;

    /// <summary>One query.</summary>
    protected async Task ReadOwners() => Owners =
    [
        new("Tout le monde", ""), new("Moi", TaskFilter.Mine), new("Personne", TaskFilter.Nobody),
        .. (await db.TeamAccounts(Stop)).Where(a => a.Id != Account).Select(a => new SelectListItem(a.FullName, TaskForm.Code(new(a.Id, null)))),
    ];
}
