using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data.Reference;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Reference;

/// <summary>Lignes refusées of the load in use, each with its reason; as a file too.</summary>
[Administrator]
public sealed class RejectedLinesModel(DirectoryQueries directory, Clock clock) : PageModel
{
    public ListPage<RejectedLine> List { get; private set; } = null!;

    public Generation? Generation { get; private set; }

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        Generation = await directory.Current(HttpContext.RequestAborted);
        var lines = await directory.RejectedLines(HttpContext.RequestAborted);
        var table = new Table<RejectedLine>("lignes-refusees", "Lignes refusées", [new Column<RejectedLine>("ligne", "Ligne", l => l.Line).SortedBy(l => l.Line), new("motif", "Motif", l => l.Reason)]);
        if (ListFiles.File(table, list, lines, clock.Today) is { } file)
        {
            return file;
        }
        List = ListPage<RejectedLine>.Of(table, lines, list);
        return Page();
    }
}
