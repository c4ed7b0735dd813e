using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data.Audit;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Access.Settings;

/// <summary>An audit trail on a page: filters, files, lines.</summary>
public abstract class JournalPage(ReadAuditTrail trail) : PageModel
{
    [FromQuery]
    public ListQuery Query { get; set; } = new();

    [FromQuery]
    public AuditFilter Filter { get; set; } = new();

    public ListPage<AuditEntry> List { get; private set; } = null!;

    public IReadOnlyList<(string Entity, string Label)> Entities { get; private set; } = [];

    public IReadOnlyList<string> Authors { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (await trail.File(Filter, Query, HttpContext.RequestAborted) is { } file)
        {
            return file;
        }
        Entities = await trail.Entities(HttpContext.RequestAborted);
        Authors = await trail.Authors(HttpContext.RequestAborted);
        List = await trail.Page(Filter, Query, HttpContext.RequestAborted);
        return Page();
    }
}
