using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Banking;

namespace Tisserand.Web.Features.Purchases;

/// <summary>Approved invoices, paid by transfer on the account of their supplier.</summary>
internal sealed class InvoiceTransfers(TisserandDb db, DecideInvoice decide, Author author) : IPayByTransfer
{
    internal const string SourceKind = "facture";

    public string Kind => SourceKind;

    public async Task<IReadOnlyList<Payable>> Due(DateOnly today, CancellationToken cancellationToken)
    {
        var actor = await db.PurchaseActor(author, cancellationToken);
        var rows = await (
            from i in db.Set<Invoice>().AsNoTracking()
            join s in db.Set<Supplier>() on i.SupplierId equals s.Id
            where i.State == InvoiceState.Approved && i.CorrectsId == null
            orderby i.DueOn, i.InvoicedOn
            select new { Invoice = i, Supplier = s, HasCredit = db.Set<Invoice>().Any(c => c.CorrectsId == i.Id && c.State != InvoiceState.Refused && c.State != InvoiceState.Paid) }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => new Payable(
                new(Kind, r.Invoice.Id), r.Supplier.Id, r.Supplier.Name, r.Invoice.Number.Length > 0 ? $"{r.Invoice.Label}, n°\u00A0{r.Invoice.Number}" : r.Invoice.Label, r.Invoice.InvoicedOn, r.Invoice.Amount)
            {
                HasAccount = r.Supplier.Iban is not null,
                Obstacle = r.HasCredit ? new("credit-note", "un avoir est à déduire\u00A0: réglez la différence à la main.")
                    : Invoice.OwnSupplier(actor, r.Supplier) is { } own ? own with { Message = "personne ne paie une facture dont il est le fournisseur." }
                    : null,
            }),
        ];
    }

    public async Task<IReadOnlyDictionary<Guid, PayeeAccount>> Accounts(IReadOnlyCollection<Guid> payees, CancellationToken cancellationToken) =>
        (await db.Set<Supplier>().AsNoTracking().Where(s => EF.Parameter(payees).Contains(s.Id) && s.Iban != null).ToListAsync(cancellationToken))
        .ToDictionary(s => s.Id, s => new PayeeAccount(s.Iban!, "", s.Name));

    public async Task<List<Refusal>> MarkPaid(IReadOnlyCollection<Guid> sources, DateOnly paidOn, string reference, DateOnly today, CancellationToken cancellationToken) =>
        InvoiceDecision.Whole(await decide.PayWithin(sources, await db.PurchaseActor(author, cancellationToken), paidOn, reference, today, cancellationToken), sources.Count);

    public async Task<List<Refusal>> MarkUnpaid(IReadOnlyCollection<Guid> sources, CancellationToken cancellationToken) =>
        InvoiceDecision.Whole(await decide.UnpayWithin(sources, cancellationToken), sources.Count);

    public string Link(CptsOfRequest here, Guid source) => here.Link($"comptes/depenses/{source}");
}
