using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Budget;
using Tisserand.Domain.Access;
using Tisserand.Domain.Budget;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Budget;

/// <summary>One funder in a civil year; the ACI when <paramref name="Funder"/> is none.</summary>
public sealed record FunderYear(Funder? Funder, Money Planned, Money Received, Money Spent, Money Committed)
{
    public string Name => Funder?.Name ?? FunderWords.Aci;

    public Money Left => Received - Spent - Committed;
}

/// <summary>Financeurs: what each gave and what became of it in a civil year, and the thresholds that the money comes near.</summary>
[Requires(Area.Accounts)]
public sealed class FunderReportModel(TisserandDb db, Clock clock) : PageModel
{
    [FromQuery(Name = "annee")]
    public int? Chosen { get; set; }

    public int Year { get; private set; }

    public IReadOnlyList<FunderYear> Rows { get; private set; } = [];

    public IReadOnlyList<WatchedThreshold> Watched { get; private set; } = [];

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        var stop = HttpContext.RequestAborted;
        Year = Chosen is { } chosen && chosen >= BudgetPlan.FirstYear && chosen <= clock.Today.Year ? chosen : clock.Today.Year;
        var year = Year;
        var funders = await db.Set<Funder>().AsNoTracking().OrderBy(f => f.Name).ToListAsync(stop);
        var received = await db.ReceivedIn(Year, stop);
        var facts = await db.BudgetFacts(Year, stop);
        var plan = await db.Set<BudgetPlan>().Include(b => b.Lines).AsNoTracking().Where(b => b.Year == year).OrderByDescending(b => b.Version).FirstOrDefaultAsync(stop);
        Rows =
        [
            .. funders.Prepend(null).Select(f => new FunderYear(
                f,
                (plan?.Lines ?? []).Where(l => l.FunderId == f?.Id).Sum(l => l.Amount),
                received.Where(r => r.FunderId == f?.Id).Sum(r => r.Amount),
                facts.Where(x => x.Post.FunderId == f?.Id && x.IsPaid).Sum(x => x.Amount),
                facts.Where(x => x.Post.FunderId == f?.Id && !x.IsPaid).Sum(x => x.Amount))),
        ];
        Watched = await WatchedThreshold.Read(db, Year, stop);
        return ListFiles.File(Table(), list, Rows, clock.Today) ?? Page();
    }

    private Table<FunderYear> Table() => new($"financeurs-{Year}", $"Financeurs {Year}",
    [
        new("financeur", "Financeur", r => r.Name),
        new("nature", "Nature", r => r.Funder?.Kind.Label() ?? "Contrat"),
        new("prevu", "Prévu au budget", r => r.Planned),
        new("recu", "Reçu", r => r.Received),
        new("paye", "Payé", r => r.Spent),
        new("engage", "Engagé", r => r.Committed),
        new("reste", "Reste", r => r.Left),
    ]);
}
