using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Banking.Statements;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Features.Banking;

/// <summary>What an import will do.</summary>
/// <param name="Known">Rows imported already, from this file or another.</param>
public sealed record StatementPlan(StatementRead Read, IReadOnlyList<(string Fingerprint, StatementRow Row)> New, int Known);

/// <summary>Imports a statement: what is known already is left, whatever the file that brought it.</summary>
public sealed class ImportStatement(TisserandDb db, Author author)
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
