using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Accounting.Files;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Features.Accounting;

/// <summary>What becomes of one balance of the other program.</summary>
/// <param name="Account">In the other program.</param>
/// <param name="Target">The account here; added to the chart when it is that of the other program and the chart has it not.</param>
public sealed record TakenAccount(string Account, string Label, Money Balance, string Target);

/// <summary>Opens a fiscal year with the balances of the FEC of another program: once, as a draft.</summary>
public sealed class TakeOverFec(TisserandDb db)
{
    /// <summary>Refuses what the file refuses, and a year that is closed or was opened already.</summary>
    public async Task<Outcome<FecTakeOver>> Preview(FiscalYear year, byte[] content, CancellationToken cancellationToken)
    {
        if (await Obstacle(year, cancellationToken) is { } obstacle)
        {
            return obstacle;
        }
        var file = FecReading.Read(content);
        return file.Succeeded ? FecTakeOver.Of(file.Value, year, await db.ReadChart(cancellationToken)) : file.Refusals.ToList();
    }

    /// <summary>Null when this CPTS has no such year.</summary>
    public Task<Outcome<Entry>?> Take(Guid id, IReadOnlyList<TakenAccount> accounts, CancellationToken cancellationToken) => db.Serially<Outcome<Entry>?>(async () =>
    {
        if (await db.Set<FiscalYear>().SingleOrDefaultAsync(y => y.Id == id, cancellationToken) is not { } year)
        {
            return null;
        }
        if (await Obstacle(year, cancellationToken) is { } obstacle)
        {
            return obstacle;
        }
        var own = await db.Set<LedgerAccount>().AsNoTracking().ToListAsync(cancellationToken);
        var (chart, added, refusals) = (new Chart(own), new List<LedgerAccount>(), new List<Refusal>());
        foreach (var (account, row) in accounts.Select((account, row) => (account, row)).Where(a => a.account.Target == a.account.Account && !chart.Has(a.account.Target)).DistinctBy(a => a.account.Target))
        {
            var one = LedgerAccount.Add(account.Target, account.Label, chart);
            refusals.AddRange(one.Refusals.Concat(PatientWatch.Refusals((account.Label, ""))).Select(r => r with { Field = $"Rows[{row}].Target" }));
            added.AddRange(one.Succeeded ? [one.Value] : []);
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var posting = FecTakeOver.Opening(year, accounts.Select(a => (a.Target, a.Balance)));
        var turn = await db.Set<Entry>().CountAsync(e => e.SourceKind == posting.Source.Kind && e.SourceId == posting.Source.Id, cancellationToken);
        var entry = Entry.Write(posting, year, new Chart([.. own, .. added]), turn);
        if (entry.Succeeded)
        {
            db.AddRange(added);
            db.Add(entry.Value);
        }
        return entry;
    }, cancellationToken);

    private async Task<Refusal?> Obstacle(FiscalYear year, CancellationToken cancellationToken) =>
        year.IsClosed ? new("year-closed", $"L’exercice {year.Label} est clos.")
        : await db.Set<Entry>().AnyAsync(e => e.FiscalYearId == year.Id && (e.SourceKind == PostingSource.Opening || e.SourceKind == PostingSource.TakeOver) && !e.IsReversed, cancellationToken)
            ? new("opened-already", $"L’exercice {year.Label} a déjà ses à-nouveaux\u00A0: pour les reprendre d’un autre fichier, supprimez ou contre-passez d’abord cette écriture.")
            : null;
}
