using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Features.Contributions;

/// <summary>The membership certificate of one member for a year: on screen, in Word, in PDF.</summary>
[Requires(Area.Contributions)]
public sealed class CertificateModel(TisserandDb db, MakeCertificates make, CptsOfRequest here, Clock clock) : PageModel
{
    /// <summary>The member.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = "annee")]
    public string? AskedYear { get; set; }

    [FromQuery(Name = "format")]
    public string? Format { get; set; }

    public int Year => ContributionYears.Read(AskedYear) ?? clock.Today.Year;

    public Member Member { get; private set; } = null!;

    /// <summary>None when the person was no member in that year.</summary>
    public Paper? Paper { get; private set; }

    public IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        var stop = HttpContext.RequestAborted;
        if (await db.Set<Member>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == Id, stop) is not { } member)
        {
            return NotFound();
        }
        Member = member;
        var batch = await make.Read([Id], Year, stop);
        Refusals = batch.Left;
        if (batch.Made.Count == 0)
        {
            return Page();
        }
        Paper = MakeCertificates.Write(batch.Made[0], await db.ReadIssuer(here.Required.Name, stop));
        return PaperFiles.Of(Paper, Format) ?? Page();
    }
}
