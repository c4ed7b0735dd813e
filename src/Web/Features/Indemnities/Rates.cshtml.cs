using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Indemnities;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>« Grille de taux » : what an hour, a kilometre or a deed is worth by activity and profession, now and before, with the votes.</summary>
[Requires(Area.Accounts)]
public sealed class RatesModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>Tasks paid by deed, and whether something rests on each.</summary>
    public IReadOnlyList<(PaidDeed Deed, bool IsUsed)> Deeds { get; private set; } = [];

    public bool MaySet => here.Allows(Area.HoursValidation, Level.Act);

    public async Task OnGet()
    {
        var rates = await db.Set<IndemnityRate>().AsNoTracking()
            .Select(r => new { Rate = r, IsUsed = db.Set<IndemnityLine>().Any(l => l.RateId == r.Id) }).ToListAsync(HttpContext.RequestAborted);
        Deeds = [.. (await db.Set<PaidDeed>().AsNoTracking().OrderBy(d => d.Until != null).ThenBy(d => d.Name)
            .Select(d => new { Deed = d, IsUsed = db.Set<DeclaredWork>().Any(w => w.DeedId == d.Id) || db.Set<PaidTask>().Any(t => t.DeedId == d.Id) })
            .ToListAsync(HttpContext.RequestAborted)).Select(d => (d.Deed, d.IsUsed))];
        Lines =
        [
            .. rates.OrderBy(r => r.Rate.Activity).ThenBy(r => r.Rate.Profession.Length == 0).ThenBy(r => r.Rate.ProfessionLabel, StringComparer.Create(Shell.Formats.French.Culture, ignoreCase: true))
                .ThenByDescending(r => r.Rate.From)
                .Select(r => new Line(r.Rate, r.IsUsed, rates.Select(o => o.Rate)
                    .Where(o => o.Activity == r.Rate.Activity && o.Profession == r.Rate.Profession && o.From > r.Rate.From).Min(o => (DateOnly?)o.From), clock.Today)),
        ];
    }

    /// <param name="IsUsed">Lines were approved at this rate.</param>
    /// <param name="ReplacedOn">Day on which another takes over.</param>
    public sealed record Line(IndemnityRate Rate, bool IsUsed, DateOnly? ReplacedOn, DateOnly Today)
    {
        public bool IsInForce => Rate.From <= Today && !(ReplacedOn <= Today);

        public bool IsToCome => Rate.From > Today;
    }
}
