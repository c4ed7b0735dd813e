using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Indicators;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Indicators;

/// <summary>The address of a typed value, for its files: leads to its indicator in its year.</summary>
[Requires(Area.Missions)]
public sealed class MeasurePageModel(TisserandDb db, CptsOfRequest here) : PageModel
{
    public async Task<IActionResult> OnGet([FromRoute] Guid id) =>
        await db.Set<IndicatorMeasure>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, HttpContext.RequestAborted) is { } measure
            ? Redirect(here.Link($"indicateurs/{measure.IndicatorId}?annee={measure.ContractYear}#pieces-jointes"))
            : NotFound();
}
