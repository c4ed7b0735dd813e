using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Features.Accounting;

/// <summary>Adds an account to the chart of the CPTS, or takes away one that serves nowhere.</summary>
public sealed class WriteAccount(TisserandDb db)
{
    public Task<Outcome<LedgerAccount>> Add(string? number, string? label, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        var account = LedgerAccount.Add(number, label, await db.ReadChart(cancellationToken));
        if (account.Succeeded)
        {
            db.Add(account.Value);
        }
        return account;
    }, cancellationToken);

    /// <summary>Null when this CPTS added no such account.</summary>
    public Task<List<Refusal>?> Remove(Guid id, CancellationToken cancellationToken) => db.Serially<List<Refusal>?>(async () =>
    {
        if (await db.Set<LedgerAccount>().SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } account)
        {
            return null;
        }
        if (await db.Set<EntryLine>().AnyAsync(l => l.Account == account.Number, cancellationToken))
        {
            return [new("account-used", $"Le compte {account.Number} sert dans des écritures\u00A0: il reste au plan.")];
        }
        db.Remove(account);
        return [];
    }, cancellationToken);
}
