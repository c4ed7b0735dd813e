using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Features.Banking;

/// <summary>Keeps the bank accounts of the CPTS.</summary>
public sealed class SetBankAccount(TisserandDb db)
{
    /// <summary>Refuses what the account refuses, and an IBAN that another account has.</summary>
    /// <param name="id">The account to change; null: a new one.</param>
    public Task<Outcome<BankAccount>> Set(Guid? id, BankAccountEntry entry, bool isClosed, CancellationToken cancellationToken) => db.Serially(async Task<Outcome<BankAccount>> () =>
    {
        var known = id is null ? null : await db.Set<BankAccount>().SingleAsync(a => a.Id == id, cancellationToken);
        var opened = known is null ? BankAccount.Open(entry) : known;
        var refusals = known is null ? opened.Refusals.ToList() : known.Change(entry);
        if (refusals.Count > 0)
        {
            db.ChangeTracker.Clear();
            return refusals;
        }
        var account = opened.Value!;
        if (await db.Set<BankAccount>().AnyAsync(a => a.Iban == account.Iban && a.Id != account.Id, cancellationToken))
        {
            db.ChangeTracker.Clear();
            return new Refusal("known-iban", "Un autre compte a déjà cet IBAN.", nameof(BankAccount.Iban));
        }
        account.Close(isClosed);
        if (known is null)
        {
            db.Add(account);
        }
        return account;
    }, cancellationToken);
}
