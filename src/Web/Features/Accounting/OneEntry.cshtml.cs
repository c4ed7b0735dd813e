using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Accounting;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Accounting;

/// <summary>One entry: its lines, the fact that it comes from, what may still be done with it.</summary>
[Requires(Area.Accounts)]
public sealed class OneEntryModel(TisserandDb db, IEnumerable<EntryOrigin> origins, ValidateEntries validate, ReverseEntry reverse, CptsOfRequest here, Clock clock) : PageModel
{
    public Entry Entry { get; private set; } = null!;

    public FiscalYear Year { get; private set; } = null!;

    public Chart Chart { get; private set; } = Chart.National;

    public string OriginLabel { get; private set; } = "";

    public string? OriginPath { get; private set; }

    /// <summary>The entry that undid it.</summary>
    public Guid? ReversedBy { get; private set; }

    public Task<IActionResult> OnGet(Guid id) => Show(id);

    public async Task<IActionResult> OnPostValidate(Guid id)
    {
        var stop = HttpContext.RequestAborted;
        if (!await db.Set<Entry>().AnyAsync(e => e.Id == id, stop))
        {
            return NotFound();
        }
        ModelState.Refuse((await validate.Validate([id], clock.Today, stop)).Left, prefix: "");
        return ModelState.IsValid ? Done(id, "L’écriture est validée.") : await Show(id);
    }

    public async Task<IActionResult> OnPostReverse(Guid id)
    {
        if (await reverse.ReverseOne(id, clock.Today, HttpContext.RequestAborted) is not { } outcome)
        {
            return NotFound();
        }
        ModelState.Refuse(outcome.Refusals, prefix: "");
        return !outcome.Succeeded ? await Show(id)
            : outcome.Value.Id == id ? Done(null, "Le brouillon est supprimé.") : Done(outcome.Value.Id, "L’écriture inverse est en brouillon\u00A0: validez-la.");
    }

    private RedirectResult Done(Guid? id, string said)
    {
        TempData["Done"] = said;
        return Redirect(here.Link("comptes/ecritures" + (id is null ? "" : "/" + id)));
    }

    private async Task<IActionResult> Show(Guid id)
    {
        var stop = HttpContext.RequestAborted;
        if (await db.Set<Entry>().AsNoTracking().Include(e => e.Lines).SingleOrDefaultAsync(e => e.Id == id, stop) is not { } entry)
        {
            return NotFound();
        }
        (Entry, Chart) = (entry, await db.ReadChart(stop));
        Year = await db.Set<FiscalYear>().AsNoTracking().SingleAsync(y => y.Id == entry.FiscalYearId, stop);
        (OriginLabel, OriginPath) = entry.SourceKind switch
        {
            PostingSource.ByHand => ("Saisie à la main", null),
            PostingSource.Reversal => ("Annulation d’une autre écriture", "comptes/ecritures/" + entry.SourceId),
            PostingSource.Opening => ("Clôture de l’exercice précédent", "comptes/exercices"),
            PostingSource.TakeOver => ("Reprise d’un autre logiciel", null),
            PostingSource.Allocation => ("Décision de l’assemblée générale", null),
            PostingSource.DedicatedFunds => ("Fonds dédiés", null),
            PostingSource.DeferredIncome => ("Produit constaté d’avance, repris l’exercice suivant", null),
            PostingSource.DeferredIncomeBack => ("Produit constaté d’avance de l’exercice précédent", null),
            PostingSource.InKind => ("Contribution volontaire en nature", null),
            _ when origins.FirstOrDefault(o => o.Kind == entry.SourceKind) is { } origin => (origin.Label, origin.Path(entry.SourceId)),
            var kind => (kind, (string?)null),
        };
        ReversedBy = entry.IsReversed ? await db.EntryOf(PostingSource.Reversal, id, stop) : null;
        return Page();
    }
}
