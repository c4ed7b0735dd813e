using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Banking.Statements;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Banking;

/// <summary>What an import will do.</summary>
/// <param name="Known">Rows imported already, from this file or another.</param>
public sealed record StatementPlan(StatementRead Read, IReadOnlyList<(string Fingerprint, StatementRow Row)> New, int Known);

/// <summary>Imports a statement: what is known already is left, whatever the file that brought it.</summary>
public sealed class ImportStatement(TisserandDb db, Author author, Clock clock)
{
    /// <summary>Refuses what the reader refuses.</summary>
    public async Task<Outcome<StatementPlan>> Preview(BankAccount account, byte[] content, CancellationToken cancellationToken)
    {
        var read = StatementFile.Read(content, account.Account);
        if (!read.Succeeded)
        {
            return read.Refusals.ToList();
        }
        var (first, last) = (read.Value.Rows.Min(r => r.On), read.Value.Rows.Max(r => r.On));
        var known = (await db.Set<BankLine>().Where(l => l.BankAccountId == account.Id && l.On >= first && l.On <= last).Select(l => l.Fingerprint).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var rows = BankLine.Ranked(read.Value.Rows);
        var fresh = rows.Where(r => !known.Contains(r.Fingerprint)).ToList();
        return new StatementPlan(read.Value, fresh, rows.Count - fresh.Count);
    }

    public Task<Outcome<StatementPlan>> Import(BankAccount account, byte[] content, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        var plan = await Preview(account, content, cancellationToken);
        if (plan.Succeeded)
        {
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
