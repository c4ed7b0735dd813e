using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Tasks;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Tasks;

/// <summary>Tâches : the list, its filters, its files.</summary>
[Requires(Area.Tasks, Level.See)]
public sealed class IndexModel(TisserandDb db, CptsOfRequest here, Clock clock) : TaskPage(db, clock)
{
    public ListPage<ToDoRow> List { get; private set; } = null!;

    public bool IsFiltered => !string.IsNullOrEmpty(List.Query.Search + Filter.Mission + Filter.State + Filter.Owner);

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list, [FromQuery] TaskFilter filter)
    {
        Filter = filter;
        var table = TaskList.Table(id => here.Link("taches/" + id), Today);
        var rows = filter.Apply(Db, list.Search, Account, Today).Rows(Db);
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), Today) is { } file)
        {
            return file;
        }
        await ReadOwners();
        List = await ListPage<ToDoRow>.Read(table, rows, list, Stop);
        return Page();
    }
}
