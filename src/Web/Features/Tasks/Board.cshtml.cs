using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Tasks;
using Tisserand.Domain.Access;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Tasks;

/// <summary>The tasks by state: buttons move a card, and so does dragging it.</summary>
[Requires(Area.Tasks, Level.See)]
public sealed class BoardModel(TisserandDb db, CptsOfRequest here, Clock clock) : TaskPage(db, clock)
{
    /// <summary>Cards of a column; the list shows the others.</summary>
    public const int Shown = 40;

    /// <summary>Days for which a task that is done stays on the board.</summary>
    public const int DaysDone = 30;

    public IReadOnlyList<BoardColumn> Columns { get; private set; } = [];

    public bool MayMove(ToDoRow task) => here.Allows(Area.Tasks, Level.Act, task.Mission);

    /// <summary>A count and some cards for each of the three states.</summary>
    public async Task OnGet([FromQuery] TaskFilter filter)
    {
        Filter = filter;
        await ReadOwners();
        var columns = new List<BoardColumn>();
        foreach (var state in new[] { ToDoState.Waiting, ToDoState.Running, ToDoState.Done })
        {
            var since = Today.AddDays(-DaysDone);
            var tasks = filter.ApplyOwner(Db, Db.Set<ToDo>().AsNoTracking(), Account).Where(t => t.State == state && (state != ToDoState.Done || t.DoneOn >= since));
            var rows = tasks.Rows(Db);
            columns.Add(new(state, await tasks.CountAsync(Stop),
                await (state == ToDoState.Done ? rows.OrderByDescending(t => t.DoneOn).ThenBy(t => t.Id) : rows.ByDay()).Take(Shown).ToListAsync(Stop)));
        }
        Columns = columns;
    }
}

/// <param name="Total">Cards of the state, shown or not.</param>
public sealed record BoardColumn(ToDoState State, int Total, IReadOnlyList<ToDoRow> Tasks);
