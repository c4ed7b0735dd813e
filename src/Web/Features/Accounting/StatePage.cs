using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Accounting;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Accounting;

/// <summary>What the pages of the states share: the year, what is counted, the files.</summary>
/// <param name="on">The state shown: a key of <see cref="All"/>.</param>
public abstract class StatePage(TisserandDb db, Clock clock, string on) : PageModel
{
    public static IReadOnlyList<(string Key, string Label)> All { get; } =
        [("balance", "Balance"), ("grand-livre", "Grand livre"), ("resultat", "Compte de résultat"), ("bilan", "Bilan"), ("fichiers", "Fichiers, FEC")];

    /// <summary>After /c/{code}: the balance is what the tab opens.</summary>
    public static string PathOf(string key) => key == "balance" ? "comptes/etats" : "comptes/etats/" + key;

    public string On => on;

    protected TisserandDb Db => db;

    protected Clock Clock => clock;

    public AccountingFilter Filter { get; private set; } = new();

    public IReadOnlyList<FiscalYear> AllYears { get; private set; } = [];

    /// <summary>Null when no fiscal year was opened.</summary>
    public FiscalYear? Year { get; private set; }

    public Chart Chart { get; private set; } = Chart.National;

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list, [FromQuery] AccountingFilter filter)
    {
        var stop = HttpContext.RequestAborted;
        (Filter, AllYears) = (filter, await db.ReadFiscalYears(stop));
        Year = filter.Chosen(AllYears, clock.Today);
        if (Year is null)
        {
            return Redirect(Request.PathBase + Request.Path.Value!.Split("/etats", 2)[0] + "/ecritures");
        }
        Chart = await db.ReadChart(stop);
        return await Read(Year, list, stop) ?? Page();
    }

    /// <summary>Reads the state; the file asked for, or null for the page.</summary>
    protected abstract Task<IActionResult?> Read(FiscalYear year, ListQuery list, CancellationToken stop);
}

/// <summary>A statement to show, its sides named.</summary>
/// <param name="Key">Begins the anchors of a second statement of the page.</param>
public sealed record StatementShown(FinancialStatement Statement, string LeftTitle, string RightTitle, Chart Chart, string Key = "");
