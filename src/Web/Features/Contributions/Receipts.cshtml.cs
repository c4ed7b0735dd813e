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

/// <summary>The receipts of a selection, in one zip.</summary>
[Requires(Area.Contributions)]
public sealed class ReceiptsModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    public async Task<IActionResult> OnGet([FromQuery] Guid[] ids, [FromQuery] bool all, [FromQuery] ContributionFilter filter)
    {
        var stop = HttpContext.RequestAborted;
        var rows = await filter.Chosen(db, ids, all, clock.Today).Where(r => r.Line.State == ContributionState.Paid).ToListAsync(stop);
        if (rows.Count == 0)
        {
            TempData["Done"] = "Aucune cotisation payée dans la sélection : il n’y a pas de reçu.";
            return Redirect(here.Link("finances/cotisations"));
        }
        var issuer = await db.ReadIssuer(here.Required.Name, stop);
        var zip = await PaperFiles.Zip(rows.Select(r => (MakeCertificates.FileName(r), (Func<Paper>)(() => ReceiptPaper.Of(r.Line, r.FullName, issuer)))), stop);
        return File(zip, "application/zip", "recus-de-cotisation.zip");
    }
}
