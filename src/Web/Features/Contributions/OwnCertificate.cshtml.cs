using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Papers;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Contributions;

/// <summary>One's own membership certificate of a year: on screen, in Word, in PDF.</summary>
[OfCpts]
public sealed class OwnCertificateModel(TisserandDb db, MakeCertificates make, OwnMember own, CptsOfRequest here, Clock clock) : PageModel
{
    [FromQuery(Name = "annee")]
    public string? AskedYear { get; set; }

    [FromQuery(Name = "format")]
    public string? Format { get; set; }

    public int Year => ContributionYears.Read(AskedYear) ?? clock.Today.Year;

    /// <summary>None when the person was no member in that year.</summary>
    public Paper? Paper { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        var stop = HttpContext.RequestAborted;
        if (await own.Id(stop) is not { } member || (await make.Read([member], Year, stop)).Made is not [{ } certificate])
        {
            return Page();
        }
        Paper = MakeCertificates.Write(certificate, await db.ReadIssuer(here.Required.Name, stop));
        return PaperFiles.Of(Paper, Format) ?? Page();
    }
}
