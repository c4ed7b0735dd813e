using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Web.Features.Contributions.Papers;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Papers;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Contributions;

/// <summary>The receipt of one's own contribution of a year: on screen, in Word, in PDF.</summary>
[OfCpts]
public sealed class OwnReceiptModel(TisserandDb db, OwnMember own, CptsOfRequest here, Clock clock) : PageModel
{
    [FromQuery(Name = "annee")]
    public string? AskedYear { get; set; }

    [FromQuery(Name = "format")]
    public string? Format { get; set; }

    public int Year => ContributionYears.Read(AskedYear) ?? clock.Today.Year;

    /// <summary>None while nothing is paid for that year.</summary>
    public Paper? Paper { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        var stop = HttpContext.RequestAborted;
        if (await own.Id(stop) is not { } member
            || await db.ContributionRows().AsNoTracking().SingleOrDefaultAsync(r => r.MemberId == member && r.Line.Year == Year && r.Line.State == ContributionState.Paid, stop) is not { } row)
        {
            return Page();
        }
        Paper = ReceiptPaper.Of(row.Line, row.FullName, await db.ReadIssuer(here.Required.Name, stop));
        return PaperFiles.Of(Paper, Format) ?? Page();
    }
}
