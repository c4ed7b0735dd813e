using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Data.Funding;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Budget;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Features.Budget;

/// <summary>EPRD, ERRD: the budget and the entries of a civil year by groups of expenses and products.</summary>
[Requires(Area.Accounts)]
public sealed class EprdPageModel(TisserandDb db, ContractQueries contracts, CptsOfRequest here, Clock clock) : PageModel
{
    [FromQuery(Name = "annee")]
    public int? Chosen { get; set; }

    public int Year { get; private set; }

    public IReadOnlyList<int> Years { get; private set; } = [];

    public BudgetPlan? Plan { get; private set; }

    /// <summary>Null when the accounts of that year are not kept here.</summary>
    public FiscalYear? FiscalYear { get; private set; }

    public Eprd View { get; private set; } = null!;

    public Chart Chart { get; private set; } = Chart.National;

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var stop = HttpContext.RequestAborted;
        Year = Chosen is { } chosen && chosen >= BudgetPlan.FirstYear && chosen <= clock.Today.Year + 2 ? chosen : clock.Today.Year;
        var year = Year;
        Years = [.. Enumerable.Range(clock.Today.Year - 2, 4).Append(Year).Distinct().Order()];
        Plan = await db.Set<BudgetPlan>().Include(b => b.Lines).AsNoTracking().Where(b => b.Year == year).OrderByDescending(b => b.VotedOn != null).ThenByDescending(b => b.Version).FirstOrDefaultAsync(stop);
        FiscalYear = (await db.ReadFiscalYears(stop)).Find(y => y.Start.Year == year);
        Chart = await db.ReadChart(stop);
        View = Eprd.Of(await Planned(stop), FiscalYear is { } open ? await db.TrialBalance(new(open.Id), stop) : []);
        return PaperFiles.Of(Paper(), list.Format) ?? ListFiles.File(Table(), list, Rows(), clock.Today) ?? Page();
    }

    /// <summary>Charges of the budget; what the ACI surely owes in the year; the other funders, for what they pay of it.</summary>
    private async Task<List<(string Account, Money Amount)>> Planned(CancellationToken stop)
    {
        var kinds = await db.Set<Funder>().ToDictionaryAsync(f => f.Id, f => f.Kind, stop);
        var due = ((await contracts.On(clock.Today, stop))?.Calculation.Value?.Payments ?? []).Where(p => p.DueOn.Year == Year && !p.IsUncertain).Sum(p => p.Amount);
        return
        [
            .. (Plan?.Lines ?? []).Select(l => (l.Nature.Account(), l.Amount)),
            (PurchasePostings.ProductOf(null), due),
            .. (Plan?.Lines ?? []).Where(l => l.FunderId is { } id && kinds.ContainsKey(id)).Select(l => (PurchasePostings.ProductOf(kinds[l.FunderId!.Value]), l.Amount)),
        ];
    }

    private IEnumerable<(string Side, EprdGroup Group)> Rows() =>
    [
        .. View.Expenses.Append(View.TotalOfExpenses).Select(g => ("Charges", g)), .. View.Income.Append(View.TotalOfIncome).Select(g => ("Produits", g)), ("", View.Result),
    ];

    private Table<(string Side, EprdGroup Group)> Table() => new($"eprd-errd-{Year}", $"EPRD et ERRD {Year}",
    [
        new("partie", "Partie", r => r.Side) { Order = (rows, _) => rows.OrderBy(_ => 0) },
        new("groupe", "Groupe", r => r.Group.Label),
        new("prevu", "Prévu (EPRD)", r => r.Group.Planned) { Numeric = true },
        new("realise", "Réalisé (ERRD)", r => r.Group.Realised) { Numeric = true },
        new("ecart", "Écart", r => r.Group.Gap) { Numeric = true },
    ]);

    private Paper Paper()
    {
        var paper = new PaperBuilder($"EPRD et ERRD {Year}", here.Required.Name) { Subtitle = Budget, Date = clock.Today };
        foreach (var (title, groups, total) in new[] { ("Charges", View.Expenses, View.TotalOfExpenses), ("Produits", View.Income, View.TotalOfIncome) })
        {
            paper.Heading(title).Table([new("Groupe", 3), new("Prévu (EPRD)", 1.2, true), new("Réalisé (ERRD)", 1.2, true), new("Écart", 1.2, true)], groups.Select(Cells), Cells(total), title);
        }
        return paper.Facts(("Résultat prévisionnel", French.Euros(View.Result.Planned)), ("Résultat réalisé", French.Euros(View.Result.Realised))).Note(Eprd.Origin.Source + "\u00A0; à vérifier avec le financeur qui le demande.").Build();
    }

    /// <summary>« Budget 2026, version 2, voté le 12 mars 2026 ».</summary>
    public string Budget => Plan is not { } plan ? "Aucun budget pour cette année"
        : $"Budget {plan.Year}, version {plan.Version}, {(plan.VotedOn is { } voted ? "voté le " + French.LongDay(voted) : "pas encore voté")}";

    private static IReadOnlyList<string> Cells(EprdGroup group) => [group.Label, French.Euros(group.Planned), French.Euros(group.Realised), French.Euros(group.Gap)];
}
