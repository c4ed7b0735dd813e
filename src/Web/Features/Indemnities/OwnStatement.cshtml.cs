using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Indemnities;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Papers;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>What one was paid in a year: on screen, in Word, in PDF.</summary>
[OfCpts]
public sealed class OwnStatementModel(TisserandDb db, MakeStatements make, OwnMember own, Clock clock) : PageModel
{
    [FromQuery(Name = "annee")]
    public int? AskedYear { get; set; }

    [FromQuery(Name = "format")]
    public string? Format { get; set; }

    /// <summary>Years in which something was paid, the last first.</summary>
    public IReadOnlyList<int> Years { get; private set; } = [];

    public int Year => AskedYear is >= 2000 and <= 2099 ? AskedYear.Value : Years.Count > 0 ? Years[0] : clock.Today.Year;

    /// <summary>None when nothing was paid.</summary>
    public Paper? Paper { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        var stop = HttpContext.RequestAborted;
        if (await own.Id(stop) is not { } member)
        {
            return Page();
        }
        Years = await db.Set<IndemnityLine>().Where(l => l.MemberId == member && l.State == IndemnityState.Paid).Select(l => l.PaidOn!.Value.Year).Distinct().OrderByDescending(y => y).ToListAsync(stop);
        await foreach (var statement in make.Of([member], Year, stop))
        {
            Paper = make.Write(statement, await make.ReadIssuer(stop));
        }
        return Paper is null ? Page() : PaperFiles.Of(Paper, Format) ?? Page();
    }
}
