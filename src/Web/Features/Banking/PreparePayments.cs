using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Banking;

namespace Tisserand.Web.Features.Banking;

/// <summary>Puts what is approved and not paid into a batch of transfers. A sum goes into one batch, whoever prepares another at the same second.</summary>
public sealed class PreparePayments(TisserandDb db, IEnumerable<IPayByTransfer> payers, Author author, Clock clock)
{
    /// <summary>What no batch holds yet, by payee.</summary>
    public async Task<IReadOnlyList<Payable>> Due(CancellationToken cancellationToken)
    {
        var due = new List<Payable>();
        foreach (var payer in payers)
        {
            due.AddRange(await payer.Due(clock.Today, cancellationToken));
        }
        var held = (await db.Set<TransferItem>().Where(i => i.Held != null).Select(i => i.Held!).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        return [.. due.Where(p => !held.Contains(p.Source.Key)).OrderBy(p => FoldedText.Of(p.PayeeName), StringComparer.Ordinal).ThenBy(p => p.PayeeId).ThenBy(p => p.Day)];
    }

    /// <summary>Refuses what the batch refuses, and a sum that is no longer to be put into one.</summary>
    public async Task<Outcome<PaymentBatch>> Prepare(Guid? bankAccount, DateOnly? requestedOn, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        await db.Serially(async Task<Outcome<PaymentBatch>> () =>
        {
            if (await db.Set<BankAccount>().SingleOrDefaultAsync(a => a.Id == bankAccount, cancellationToken) is not { } account)
            {
                return new Refusal("no-bank-account", "Choisissez le compte à débiter.", nameof(PaymentBatch.BankAccountId));
            }
            var wanted = keys.ToHashSet(StringComparer.Ordinal);
            var chosen = (await Due(cancellationToken)).Where(p => wanted.Contains(p.Source.Key)).ToList();
            if (chosen.Count < wanted.Count)
            {
                return new Refusal("decided-meanwhile", "Une somme choisie n’est plus à payer, ou une autre remise l’a prise entre-temps\u00A0: vérifiez la liste.");
            }
            var accounts = new Dictionary<Guid, PayeeAccount>();
            foreach (var payer in payers)
            {
                var payees = chosen.Where(p => p.Source.Kind == payer.Kind).Select(p => p.PayeeId).ToHashSet();
                foreach (var (payee, known) in payees.Count == 0 ? new Dictionary<Guid, PayeeAccount>() : await payer.Accounts(payees, cancellationToken))
                {
                    accounts[payee] = known;
                }
            }
            var year = clock.Today.Year;
            var number = 1 + (await db.Set<PaymentBatch>().Where(b => b.Year == year).MaxAsync(b => (int?)b.Number, cancellationToken) ?? 0);
            var batch = PaymentBatch.Prepare(account, number, requestedOn, chosen, accounts, author.Name, clock.Today);
            if (batch.Succeeded)
            {
                db.Add(batch.Value);
            }
            else
            {
                // The readings noted go with the batch that was not made.
                db.ChangeTracker.Clear();
            }
            return batch;
        }, cancellationToken);
}
