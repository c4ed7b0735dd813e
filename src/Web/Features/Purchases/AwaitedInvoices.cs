using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Data.Banking;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell.Banking;

namespace Tisserand.Web.Features.Purchases;

/// <summary>Invoices paid one by one (direct debit, card, transfer made at the bank), to be paid or said so, and credit notes paid back. Those of a batch are seen with it.</summary>
internal sealed class AwaitedInvoices(TisserandDb db, DecideInvoice decide, Author author) : IAwaitMovements
{
    public string Kind => PurchasePostings.OfPayment(default).Kind;

    public async Task<IReadOnlyList<AwaitedMovement>> Awaited(DateOnly since, CancellationToken cancellationToken)
    {
        var (seen, held) = (db.SeenOnStatements(Kind), db.Set<TransferItem>().Where(i => i.Held != null && i.SourceKind == InvoiceTransfers.SourceKind).Select(i => i.SourceId));
        var rows = await (
            from i in db.Set<Invoice>().AsNoTracking()
            join s in db.Set<Supplier>() on i.SupplierId equals s.Id
            where (i.State == InvoiceState.Approved || (i.State == InvoiceState.Paid && i.PaidOn >= since && !seen.Contains(i.Id))) && !held.Contains(i.Id)
            select new { Invoice = i, s.Name }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => new AwaitedMovement(Kind, r.Invoice.Id, -r.Invoice.Amount, r.Name, r.Invoice.Number, r.Invoice.Label, r.Invoice.InvoicedOn)
            {
                IsSettled = r.Invoice.State == InvoiceState.Paid, On = r.Invoice.PaidOn ?? r.Invoice.DueOn,
            }),
        ];
    }

    public async Task<Outcome<IReadOnlyList<Guid>>> Settle(AwaitedMovement awaited, BankLine line, DateOnly today, CancellationToken cancellationToken) =>
        InvoiceDecision.Whole(await decide.PayWithin([awaited.Id], await db.PurchaseActor(author, cancellationToken), line.On, "Relevé de banque", today, cancellationToken), 1) is { Count: > 0 } refusals
            ? refusals : new List<Guid> { awaited.Id };

    public async Task<List<Refusal>> Unsettle(Guid id, CancellationToken cancellationToken) => InvoiceDecision.Whole(await decide.UnpayWithin([id], cancellationToken), 1);
}
