using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Data.Governance;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Governance;
using Tisserand.Web.Features.Governance.Papers;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Features.Governance;

/// <summary>The letter that declares a change, on screen, in Word or PDF.</summary>
[Requires(Area.Governance)]
public sealed class DeclarationLetterModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    public Paper Paper { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string change, string day, string? format)
    {
        var stop = HttpContext.RequestAborted;
        if (DeclarableChanges.Find(change) is not { } kind || !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var changedOn)
            || (await db.ReadChanges(clock.Today, stop)).FirstOrDefault(c => c.Change.Change == kind && c.Change.ChangedOn == changedOn).Change is not { } found)
        {
            return NotFound();
        }
        var officers = (await db.MandateRows().AsNoTracking().Where(m => m.BodyKind != BodyKind.Commission && m.Line.StartsOn <= changedOn && (m.Line.EndsOn == null || m.Line.EndsOn >= changedOn)).ToListAsync(stop))
            .OrderByDescending(m => m.BodyKind).ThenBy(m => m.Line.Seat).ThenBy(m => m.FoldedName, StringComparer.Ordinal).ToList();
        var seat = await db.Set<RegisteredSeat>().Where(s => s.FromDay <= changedOn).OrderByDescending(s => s.FromDay).Select(s => s.Address).FirstOrDefaultAsync(stop);
        Paper = DeclarationPaper.Of(here.Required.Name, seat, (await db.ReadContributionSettings(stop)).Identity, found, officers, clock.Today);
        return PaperFiles.Of(Paper, format) ?? Page();
    }
}
