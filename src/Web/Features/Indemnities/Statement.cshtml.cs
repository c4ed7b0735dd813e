using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>What one person was paid in a year: on screen, in Word, in PDF.</summary>
[Requires(Area.Accounts)]
public sealed class StatementModel(TisserandDb db, MakeStatements make, Clock clock) : PageModel
{
    [FromQuery(Name = "annee")]
    public int? AskedYear { get; set; }

    [FromQuery(Name = "format")]
    public string? Format { get; set; }

    public int Year => AskedYear is >= 2000 and <= 2099 ? AskedYear.Value : clock.Today.Year;

    /// <summary>None when nothing was paid.</summary>
    public Paper? Paper { get; private set; }

    public async Task<IActionResult> OnGet(Guid id)
    {
        var stop = HttpContext.RequestAborted;
        if (!await db.Set<Member>().AnyAsync(m => m.Id == id, stop))
        {
            return NotFound();
        }
        await foreach (var statement in make.Of([id], Year, stop))
        {
            Paper = make.Write(statement, await make.ReadIssuer(stop));
        }
        return Paper is null ? Page() : PaperFiles.Of(Paper, Format) ?? Page();
    }
}
