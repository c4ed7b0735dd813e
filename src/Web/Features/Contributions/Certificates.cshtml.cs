using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Papers;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Contributions;

/// <summary>Membership certificates of a selection: in one zip, or to each by mail. The boxes hold members or contributions.</summary>
[Requires(Area.Contributions)]
public sealed class CertificatesModel(TisserandDb db, IChosenMembers chosen, MakeCertificates make, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public Guid[] Members { get; set; } = [];

    [BindProperty]
    public int CertificateYear { get; set; }

    public CertificateBatch Batch { get; private set; } = new(0, [], []);

    public IReadOnlyList<string> WithoutAddress => [.. Batch.Made.Where(c => c.Member.Email.Length == 0).Select(c => c.Member.FullName)];

    public bool MaySend => here.Allows(Area.Contributions, Level.Act);

    public async Task OnGet([FromQuery] Guid[] ids, [FromQuery] bool all, [FromQuery] ContributionFilter filter)
    {
        CertificateYear = filter.YearOn(clock.Today) ?? clock.Today.Year;
        Batch = await make.Read(await db.MembersChosen(chosen, Request, filter, ids, all, clock.Today, HttpContext.RequestAborted), CertificateYear, HttpContext.RequestAborted);
    }

    /// <summary>Asked by address, so that whoever only sees may take it.</summary>
    public async Task<IActionResult> OnGetZip([FromQuery] Guid[] ids, [FromQuery] bool all, [FromQuery] ContributionFilter filter)
    {
        await OnGet(ids, all, filter);
        if (Batch.Made.Count == 0)
        {
            return Page();
        }
        var issuer = await db.ReadIssuer(here.Required.Name, HttpContext.RequestAborted);
        var zip = await PaperFiles.Zip(Batch.Made.Select(c => (MakeCertificates.FileName(c), (Func<Paper>)(() => MakeCertificates.Write(c, issuer)))), HttpContext.RequestAborted);
        return File(zip, "application/zip", string.Create(CultureInfo.InvariantCulture, $"attestations-d-adhesion-{CertificateYear}.zip"));
    }

    public async Task<IActionResult> OnPost()
    {
        if (CertificateYear is < ContributionRate.FirstYear or > ContributionRate.LastYear)
        {
            ModelState.AddModelError("", "Indiquez une année entre 2000 et 2099.");
            return Page();
        }
        var stop = HttpContext.RequestAborted;
        IReadOnlyCollection<Guid> members = Request.ChoosesAllMembers() ? await db.MembersChosen(chosen, Request, new(), [], all: false, clock.Today, stop) : Members;
        var batch = await make.Read(members, CertificateYear, stop);
        var (sent, without) = await make.Send(batch, stop);
        TempData["Done"] = $"{French.Count(sent, "attestation envoyée", "attestations envoyées")}."
            + (without.Count > 0 ? $" Sans adresse électronique\u00A0: {string.Join(", ", without)}." : "");
        return Redirect(here.Link("finances/cotisations"));
    }
}
