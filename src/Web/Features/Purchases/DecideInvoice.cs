using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Banking;
using Tisserand.Data.Purchases;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Accounting;

namespace Tisserand.Web.Features.Purchases;

/// <summary>What came of an act on several invoices: some may be done and others left.</summary>
/// <param name="Left">Why the others were left, each naming its invoice.</param>
public sealed record InvoiceDecision(IReadOnlyList<Invoice> Done, IReadOnlyList<Refusal> Left)
{
    public Money Amount => Done.Sum(i => i.Amount);

    /// <summary>All or none: an invoice left is a refusal, one that is no longer there too.</summary>
    public static List<Refusal> Whole(Outcome<InvoiceDecision> decision, int count) =>
        !decision.Succeeded ? [.. decision.Refusals]
        : decision.Value.Left.Count > 0 ? [.. decision.Value.Left]
        : decision.Value.Done.Count < count ? [new("decided-meanwhile", "Une dépense choisie n’est plus à payer.")]
        : [];
}

/// <summary>
/// Approves, refuses, pays invoices, or takes a payment back, and writes it in the accounts. Two who decide at the same second: one does, the
/// other is told. An invoice that a batch of transfers holds is paid with it, one that a statement shows is taken back with its match: neither by hand.
/// </summary>
public sealed class DecideInvoice(TisserandDb db, IPostEntries ledger, Clock clock)
{
    public Task<Outcome<InvoiceDecision>> Approve(IReadOnlyCollection<Guid> ids, PurchaseActor actor, DateOnly today, CancellationToken cancellationToken) => db.Serially(() =>
        Change(ids, (invoice, supplier, threshold) => invoice.Approve(actor, supplier, threshold, today),
            done => ledger.PostKept([.. done.Where(i => i.State == InvoiceState.Approved).Select(PurchasePostings.Approved)], cancellationToken), cancellationToken), cancellationToken);

    public Task<Outcome<InvoiceDecision>> Refuse(Guid id, PurchaseActor actor, string? reason, DateOnly today, CancellationToken cancellationToken) => db.Serially(() =>
        Change([id], (invoice, _, _) => invoice.Refuse(actor, reason, today), null, cancellationToken), cancellationToken);

    public Task<Outcome<InvoiceDecision>> Pay(IReadOnlyCollection<Guid> ids, PurchaseActor actor, DateOnly? paidOn, string? reference, DateOnly today, CancellationToken cancellationToken) => db.Serially(() =>
        ByHand(ids, free => PayWithin(free, actor, paidOn, reference, today, cancellationToken), cancellationToken), cancellationToken);

    public Task<Outcome<InvoiceDecision>> Unpay(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => db.Serially(() =>
        ByHand(ids, free => UnpayWithin(free, cancellationToken), cancellationToken), cancellationToken);

    /// <summary>Within the serial work of the caller.</summary>
    internal Task<Outcome<InvoiceDecision>> PayWithin(IReadOnlyCollection<Guid> ids, PurchaseActor actor, DateOnly? paidOn, string? reference, DateOnly today, CancellationToken cancellationToken) =>
        Change(ids, (invoice, supplier, _) => invoice.Pay(actor, supplier, paidOn, reference, today), done => ledger.PostKept([.. done.Select(PurchasePostings.Paid)], cancellationToken), cancellationToken);

    /// <summary>Within the serial work of the caller.</summary>
    internal Task<Outcome<InvoiceDecision>> UnpayWithin(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        Change(ids, (invoice, _, _) => invoice.Unpay(), done => ledger.ReversePosted([.. done.Select(i => PurchasePostings.OfPayment(i.Id))], clock.Today, cancellationToken), cancellationToken);

    private async Task<Outcome<InvoiceDecision>> ByHand(IReadOnlyCollection<Guid> ids, Func<IReadOnlyCollection<Guid>, Task<Outcome<InvoiceDecision>>> act, CancellationToken cancellationToken)
    {
        var held = await db.HeldInBatches(InvoiceTransfers.SourceKind, ids, cancellationToken);
        var seen = await db.SeenOnStatements(PurchasePostings.OfPayment(default).Kind).Where(id => EF.Parameter(ids).Contains(id)).ToListAsync(cancellationToken);
        var outcome = await act([.. ids.Where(id => !held.ContainsKey(id) && !seen.Contains(id))]);
        return outcome.Succeeded
            ? outcome.Value with
            {
                Left =
                [
                    .. outcome.Value.Left,
                    .. held.Values.Distinct().Order(StringComparer.Ordinal).Select(batch => new Refusal("in-batch", $"Ce qui est dans la remise de virements {batch} se règle avec elle, page Virements.")),
                    .. seen.Take(1).Select(_ => new Refusal("seen-at-bank", "Une ligne de relevé est rapprochée de ce paiement\u00A0: défaites d’abord ce rapprochement, page Banque.")),
                ],
            }
            : outcome;
    }

    private async Task<Outcome<InvoiceDecision>> Change(
        IReadOnlyCollection<Guid> chosen, Func<Invoice, Supplier, Money?, List<Refusal>> act, Func<List<Invoice>, Task<Outcome<Posted>>>? book, CancellationToken cancellationToken)
    {
        var ids = chosen.Distinct().ToList();
        var threshold = (await db.ReadPurchaseSettings(cancellationToken)).SecondFrom;
        var rows = await (
            from i in db.Set<Invoice>().Include(i => i.Parts)
            join s in db.Set<Supplier>() on i.SupplierId equals s.Id
            where EF.Parameter(ids).Contains(i.Id)
            orderby i.InvoicedOn, i.Id
            select new { Invoice = i, Supplier = s }).ToListAsync(cancellationToken);
        var results = rows.ConvertAll(r => (r.Invoice, r.Supplier, Refusals: act(r.Invoice, r.Supplier, threshold)));
        if (results.SelectMany(r => r.Refusals).Where(r => r.Field.Length > 0).Distinct().ToList() is { Count: > 0 } typed)
        {
            db.ChangeTracker.Clear();
            return typed;
        }
        var done = results.Where(r => r.Refusals.Count == 0).Select(r => r.Invoice).ToList();
        if (book is not null && await book(done) is { Succeeded: false } unwritten)
        {
            // The accounts refuse (a closed month): nothing is done.
            db.ChangeTracker.Clear();
            return new InvoiceDecision([], unwritten.Refusals);
        }
        return new InvoiceDecision(
            done,
            [.. results.SelectMany(r => r.Refusals.Select(x => x with { Message = $"{r.Supplier.Name}, {r.Invoice.Label}\u00A0: {x.Message}" }))]);
    }
}
