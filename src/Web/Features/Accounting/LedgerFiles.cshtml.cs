using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Accounting.Files;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Accounting;

/// <summary>Fichiers: what is handed to the accountant, the whole year at once.</summary>
[Requires(Area.Accounts)]
public sealed class LedgerFilesModel(TisserandDb db, CptsOfRequest here, Clock clock) : StatePage(db, clock, "fichiers")
{
    public int Validated { get; private set; }

    public int Drafts { get; private set; }

    public string FecName { get; private set; } = "";

    protected override async Task<IActionResult?> Read(FiscalYear year, ListQuery list, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(list);
        FecName = FecFile.NameOf(here.Required.Siren, year);
        var entries = Db.Set<Entry>().AsNoTracking().Where(e => e.FiscalYearId == year.Id);
        switch (list.Format)
        {
            case "fec":
                // Balances brought forward come first, whenever they were validated; then the order of validation.
                var validated = entries.Where(e => e.Number != null).Include(e => e.Lines).OrderBy(e => e.Journal == JournalKind.Opening ? 0 : 1).ThenBy(e => e.Number);
                return StreamedFile.OfLines(FecName, "\r\n", Lines([FecFile.Header], validated, e => FecFile.Lines(e, Chart)));
            case "hledger":
                var used = await Db.Set<EntryLine>().Where(l => l.FiscalYearId == year.Id).Select(l => l.Account).Distinct().OrderBy(a => a).ToListAsync(stop);
                var all = entries.Include(e => e.Lines).OrderBy(e => e.On).ThenBy(e => e.Number).ThenBy(e => e.Id);
                return StreamedFile.OfLines($"ecritures-{year.Label}.journal", "\n", Lines(HledgerJournal.Opening(year, used, Chart), all, e => HledgerJournal.Lines(e, Chart)));
            default:
                (Validated, Drafts) = (await entries.CountAsync(e => e.Number != null, stop), await entries.CountAsync(e => e.Number == null, stop));
                return null;
        }
    }

    private static async IAsyncEnumerable<string> Lines(IEnumerable<string> opening, IQueryable<Entry> entries, Func<Entry, IEnumerable<string>> linesOf)
    {
        foreach (var line in opening)
        {
            yield return line;
        }
        await foreach (var entry in entries.AsAsyncEnumerable())
        {
            foreach (var line in linesOf(entry))
            {
                yield return line;
            }
        }
    }
}
