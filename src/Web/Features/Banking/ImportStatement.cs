using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Data.Banking;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Banking.Statements;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Spreadsheets;

namespace Tisserand.Web.Features.Banking;

/// <summary>What an import will do.</summary>
/// <param name="Known">Rows imported already, from this file or another.</param>
/// <param name="Columns">What was told once of the columns of this file, and serves again.</param>
/// <param name="Remarks">On its place among those imported already.</param>
public sealed record StatementPlan(StatementRead Read, IReadOnlyList<(string Fingerprint, StatementRow Row)> New, int Known, RememberedColumns? Columns, IReadOnlyList<StatementRemark> Remarks);

/// <summary>What a person says of the columns of a table.</summary>
/// <param name="WithoutRefused">The lines that do not read are left.</param>
public sealed record ToldColumns(ColumnMapping Mapping, bool WithoutRefused);

/// <summary>Imports a statement: what is known already is left, whatever the file that brought it.</summary>
public sealed class ImportStatement(TisserandDb db, Author author, Clock clock)
{
    /// <summary>The text of a file: a workbook becomes the CSV of its first sheet, anything else stays as it is. Refuses a damaged workbook.</summary>
    public static Outcome<byte[]> Text(byte[] content) => content is [(byte)'P', (byte)'K', 3, 4, ..] ? SheetFile.ToCsv(content) : content;

    /// <summary>The columns of a table, as they were told for its headings, or as they seem to be; null when the file holds no table.</summary>
    public async Task<(BankTable Table, ColumnMapping Mapping)?> Columns(BankAccount account, byte[] content, CancellationToken cancellationToken)
    {
        var remembered = await Remembered(account, cancellationToken);
        return StatementFile.Table(content, Mappings(remembered)) is { } table ? (table, remembered.Find(c => c.Fingerprint == table.Fingerprint)?.Mapping ?? ColumnGuess.Of(table)) : null;
    }

    /// <summary>Refuses what the reader refuses.</summary>
    /// <param name="told">Of the columns of this file, by whoever imports it; null to read it as is known.</param>
    public async Task<Outcome<StatementPlan>> Preview(BankAccount account, byte[] content, ToldColumns? told, CancellationToken cancellationToken)
    {
        var remembered = await Remembered(account, cancellationToken);
        var mappings = Mappings(remembered);
        var table = told is null && remembered.Count == 0 ? null : StatementFile.Table(content, mappings);
        if (told is not null && table is not null)
        {
            mappings[table.Fingerprint] = told.Mapping;
        }
        var read = StatementFile.Read(content, account.Account, mappings, told?.WithoutRefused ?? false);
        if (!read.Succeeded)
        {
            return read.Refusals.ToList();
        }
        var (first, last) = (read.Value.Rows.Min(r => r.On), read.Value.Rows.Max(r => r.On));
        var known = (await db.Set<BankLine>().Where(l => l.BankAccountId == account.Id && l.On >= first && l.On <= last).Select(l => l.Fingerprint).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var rows = BankLine.Ranked(read.Value.Rows);
        var fresh = rows.Where(r => !known.Contains(r.Fingerprint)).ToList();
        return new StatementPlan(
            read.Value, fresh, rows.Count - fresh.Count, told is null && read.Value.Format == StatementFormat.Csv ? remembered.Find(c => c.Fingerprint == table?.Fingerprint) : null,
            StatementPlace.Of(read.Value, await db.DaysOf(account, cancellationToken), [.. fresh.Select(f => f.Row)]));
    }

    /// <summary>What was told of the columns is remembered for the next file of the same headings.</summary>
    public Task<Outcome<StatementPlan>> Import(BankAccount account, byte[] content, ToldColumns? told, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        var plan = await Preview(account, content, told, cancellationToken);
        if (plan.Succeeded)
        {
            await Remember(account, content, told, cancellationToken);
            db.AddRange(plan.Value.New.Select(r => BankLine.Of(account.Id, r.Fingerprint, r.Row, author.Name)));
            foreach (var said in plan.Value.Read.Balances)
            {
                await Say(account.Id, said, cancellationToken);
            }
        }
        return plan;
    }, cancellationToken);

    /// <summary>A balance read on a statement that gives no file, or none that says it. Refuses an unknown account, a day to come, what is no amount.</summary>
    public Task<List<Refusal>> Say(Guid? account, DateOnly? on, string? amount, CancellationToken cancellationToken) => db.Serially(async Task<List<Refusal>> () =>
    {
        var refusals = new List<Refusal>();
        if (!await db.Set<BankAccount>().AnyAsync(a => a.Id == account, cancellationToken))
        {
            refusals.Add(new("no-bank-account", "Choisissez le compte.", "Account"));
        }
        if (on is null || on > clock.Today)
        {
            refusals.Add(new("day-out-of-range", "Indiquez le jour du solde, aujourd’hui au plus tard.", "On"));
        }
        if (StatementText.Amount(amount) is not { } money)
        {
            refusals.Add(new("amount-needed", "Indiquez le solde en euros, deux décimales au plus, par exemple 12 345,67.", "Amount"));
        }
        else if (refusals.Count == 0)
        {
            await Say(account!.Value, new(on!.Value, money), cancellationToken);
        }
        return refusals;
    }, cancellationToken);

    private Task<List<RememberedColumns>> Remembered(BankAccount account, CancellationToken cancellationToken) =>
        db.Set<RememberedColumns>().Where(c => c.BankAccountId == account.Id).OrderBy(c => c.RememberedOn).ToListAsync(cancellationToken);

    private static Dictionary<string, ColumnMapping> Mappings(List<RememberedColumns> remembered) => remembered.ToDictionary(c => c.Fingerprint, c => c.Mapping, StringComparer.Ordinal);

    private async Task Remember(BankAccount account, byte[] content, ToldColumns? told, CancellationToken cancellationToken)
    {
        var remembered = told is null ? [] : await Remembered(account, cancellationToken);
        if (told is null || StatementFile.Table(content, Mappings(remembered)) is not { } table)
        {
            return;
        }
        if (remembered.Find(c => c.Fingerprint == table.Fingerprint) is { } known)
        {
            known.Remember(told.Mapping, author.Name, clock.Today);
        }
        else
        {
            db.Add(RememberedColumns.Of(account.Id, table, told.Mapping, author.Name, clock.Today));
        }
    }

    /// <summary>Keeps what the bank says of the end of a day. Within work done serially.</summary>
    private async Task Say(Guid account, DayBalance said, CancellationToken cancellationToken)
    {
        if (await db.Set<BankBalance>().SingleOrDefaultAsync(b => b.BankAccountId == account && b.On == said.On, cancellationToken) is { } known)
        {
            known.Say(said.Amount, author.Name);
        }
        else
        {
            db.Add(BankBalance.Of(account, said, author.Name));
        }
    }
}
