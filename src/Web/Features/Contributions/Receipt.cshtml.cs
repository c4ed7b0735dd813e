using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Web.Features.Contributions.Papers;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Features.Contributions;

/// <summary>The receipt of a paid contribution: on screen, in Word, in PDF.</summary>
[Requires(Area.Contributions)]
public sealed class ReceiptModel(TisserandDb db, CptsOfRequest here) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = "format")]
    public string? Format { get; set; }

    public ContributionRow Row { get; private set; } = null!;

    /// <summary>None while it is not paid.</summary>
    public Paper? Paper { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        var stop = HttpContext.RequestAborted;
        if (await db.ContributionRows().AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id, stop) is not { } row)
        {
            return NotFound();
        }
        Row = row;
        if (row.Line.State != ContributionState.Paid)
        {
            return Page();
        }
        Paper = ReceiptPaper.Of(row.Line, row.FullName, await db.ReadIssuer(here.Required.Name, stop));
        return PaperFiles.Of(Paper, Format) ?? Page();
    }
}
