using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Funding;
using Tisserand.Data.Indicators;
using Tisserand.Domain.Access;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Indicators;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Funding;

/// <summary>« Avenants » : what was signed after the contract, what each brings, and what applied on a given day.</summary>
[Requires(Area.Territory)]
public sealed class AvenantsModel(TisserandDb db, ContractQueries contracts, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "jour")]
    public DateOnly? Day { get; set; }

    /// <summary>Null when no contract was entered.</summary>
    public ContractOutlook? Outlook { get; private set; }

    /// <summary>Those that have their signed document.</summary>
    public IReadOnlySet<Guid> Documented { get; private set; } = new HashSet<Guid>();

    /// <summary>Null for a day outside of the contract.</summary>
    public ContractOnDay? OnDay { get; private set; }

    /// <summary>Targets of the year of that day, as they stood.</summary>
    public IReadOnlyList<(Indicator Indicator, decimal? Target)> Targets { get; private set; } = [];

    public async Task OnGet()
    {
        var stop = HttpContext.RequestAborted;
        Outlook = await contracts.On(clock.Today, stop);
        Day ??= clock.Today;
        if (Outlook is null)
        {
            return;
        }
        Documented = (await db.Set<StoredFile>().Where(f => f.Subject == nameof(Avenant) && f.ReplacedAt == null).Select(f => f.SubjectId).ToListAsync(stop)).ToHashSet();
        OnDay = ContractOnDay.Of(Outlook, Day.Value);
        if (OnDay is not null)
        {
            var targets = await db.Set<Avenant>().AsNoTracking().Include(a => a.Targets).Where(a => a.ContractId == Outlook.Contract.Id).OrderBy(a => a.EffectiveOn).ThenBy(a => a.Number).ToListAsync(stop);
            Targets = [.. (await db.IndicatorsOf(Outlook.Contract.Id, stop)).Select(i => (i, OnDay.TargetOf(i, targets))).Where(t => t.Item2 is not null)];
        }
    }
}
