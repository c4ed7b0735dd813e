using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Accounting;

/// <summary>Exercices: the fiscal years, and the next one to open.</summary>
[Requires(Area.Accounts)]
public sealed class YearsModel(TisserandDb db, CloseFiscalYear years, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>From the last.</summary>
    public IReadOnlyList<(FiscalYear Year, int Entries, int Drafts)> Rows { get; private set; } = [];

    /// <summary>The first year, while it has no balances to begin with and may take those of another program.</summary>
    public FiscalYear? ToTakeOver { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        await Show();
        var start = Rows.Count > 0 ? Rows[0].Year.End.AddDays(1) : new DateOnly(clock.Today.Year, 1, 1);
        Input = new() { Start = start, End = start.AddYears(1).AddDays(-1) };
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (ModelState.IsValid)
        {
            var opened = await years.Open(Input.Start, Input.End, HttpContext.RequestAborted);
            if (opened.Succeeded)
            {
                TempData["Done"] = $"L’exercice {opened.Value.Label} est ouvert.";
                return Redirect(here.Link("comptes/exercices"));
            }
            ModelState.Refuse(opened.Refusals);
        }
        await Show();
        return Page();
    }

    private async Task Show()
    {
        var stop = HttpContext.RequestAborted;
        var counts = await db.Set<Entry>().GroupBy(e => e.FiscalYearId).Select(g => new { g.Key, Entries = g.Count(), Drafts = g.Count(e => e.Number == null), Openings = g.Count(e => e.Journal == JournalKind.Opening && !e.IsReversed) }).ToDictionaryAsync(c => c.Key, stop);
        Rows = [.. (await db.ReadFiscalYears(stop)).AsEnumerable().Reverse().Select(y => (y, counts.GetValueOrDefault(y.Id)?.Entries ?? 0, counts.GetValueOrDefault(y.Id)?.Drafts ?? 0))];
        ToTakeOver = Rows.Count > 0 && Rows[^1].Year is { IsClosed: false } first && (counts.GetValueOrDefault(first.Id)?.Openings ?? 0) == 0 ? first : null;
    }

    public sealed class Form
    {
        public DateOnly? Start { get; set; }

        public DateOnly? End { get; set; }
    }
}
