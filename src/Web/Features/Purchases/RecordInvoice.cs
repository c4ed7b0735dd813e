using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;

namespace Tisserand.Web.Features.Purchases;

/// <summary>The supplier as typed: a known name finds it, another makes one.</summary>
public sealed record SupplierTyped(string? Name, string? Siret, string? Email);

/// <summary>Records an invoice or a credit note, or changes one that is still to approve.</summary>
public sealed class RecordInvoice(TisserandDb db)
{
    public const string SameInvoice = "same-invoice";

    /// <summary>
    /// Refuses what the invoice and the supplier refuse, an unknown fiche or funder, a credit note above its invoice, and, unless
    /// <paramref name="evenIfKnown"/>, a number that this supplier already has.
    /// </summary>
    /// <param name="id">The invoice to change; null for a new one. Not found gives a null value without refusal.</param>
    public Task<Outcome<Invoice?>> Record(
        Guid? id, SupplierTyped typed, InvoiceDetails details, PurchaseActor actor, bool evenIfKnown, (Guid Id, DateOnly Month)? answers, DateOnly today, CancellationToken cancellationToken) =>
        db.Serially(async Task<Outcome<Invoice?>> () =>
        {
            var existing = id is null ? null : await db.Set<Invoice>().Include(i => i.Parts).SingleOrDefaultAsync(i => i.Id == id, cancellationToken);
            if (id is not null && existing is null)
            {
                return (Invoice?)null;
            }
            var supplier = await Supplier(typed, cancellationToken);
            var resolved = details with { SupplierId = supplier.Value?.Id, Parts = await Missions(details.Parts, cancellationToken) };
            var refusals = supplier.Refusals.ToList();
            var invoice = existing;
            if (invoice is null)
            {
                var recorded = Invoice.Record(resolved, actor, today);
                refusals.AddRange(recorded.Refusals);
                invoice = recorded.Value;
            }
            else
            {
                refusals.AddRange(invoice.Change(resolved, today));
            }
            refusals.RemoveAll(r => r.Code == "supplier-needed" && supplier.Refusals.Count > 0);
            if (refusals.Count == 0)
            {
                refusals.AddRange(await Doubts(invoice!, evenIfKnown, cancellationToken));
            }
            if (refusals.Count > 0)
            {
                // What was changed or added is not saved.
                db.ChangeTracker.Clear();
                return refusals;
            }
            if (answers is { } answered)
            {
                if (await db.Set<Invoice>().AnyAsync(i => i.RecurringId == answered.Id && i.RecurringMonth == answered.Month, cancellationToken))
                {
                    db.ChangeTracker.Clear();
                    return new Refusal("already-answered", "La dépense de ce mois est déjà enregistrée.");
                }
                invoice!.Answer(answered.Id, answered.Month);
            }
            if (existing is null)
            {
                db.Add(invoice!);
            }
            return invoice;
        }, cancellationToken);

    private async Task<Outcome<Supplier>> Supplier(SupplierTyped typed, CancellationToken cancellationToken)
    {
        var folded = FoldedText.Of(typed.Name);
        if (folded.Length > 0 && await db.Set<Supplier>().SingleOrDefaultAsync(s => s.FoldedName == folded, cancellationToken) is { } known)
        {
            // What is typed completes the entry, and takes nothing away from it.
            var refusals = known.Change(known.Name, string.IsNullOrWhiteSpace(typed.Siret) ? known.Siret : typed.Siret, string.IsNullOrWhiteSpace(typed.Email) ? known.Email : typed.Email);
            return refusals.Count > 0 ? refusals.ConvertAll(At) : known;
        }
        var added = Domain.Purchases.Supplier.Add(typed.Name, typed.Siret, typed.Email);
        if (!added.Succeeded)
        {
            return added.Refusals.Select(At).ToList();
        }
        db.Add(added.Value);
        return added;
    }

    /// <summary>« Name » is said at « Supplier », the field where it is typed.</summary>
    private static Refusal At(Refusal refusal) => refusal.Field == nameof(Domain.Purchases.Supplier.Name) ? refusal with { Field = nameof(Domain.Purchases.Supplier) } : refusal;

    /// <summary>A fiche action says its mission.</summary>
    private async Task<IReadOnlyList<PartDetails>> Missions(IReadOnlyList<PartDetails> parts, CancellationToken cancellationToken)
    {
        var ids = parts.Select(p => p.For.FicheActionId).OfType<Guid>().Distinct().ToList();
        var missions = ids.Count == 0 ? [] : await db.Set<FicheAction>().Where(f => EF.Parameter(ids).Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.Mission, cancellationToken);
        return [.. parts.Select(p => p.For.FicheActionId is { } fiche
            ? p with { For = missions.TryGetValue(fiche, out var mission) ? p.For with { Mission = mission } : p.For with { FicheActionId = null } }
            : p)];
    }

    private async Task<List<Refusal>> Doubts(Invoice invoice, bool evenIfKnown, CancellationToken cancellationToken)
    {
        var funders = invoice.Parts.Select(p => p.FunderId).OfType<Guid>().Distinct().ToList();
        if (funders.Count > 0 && await db.Set<Funder>().CountAsync(f => EF.Parameter(funders).Contains(f.Id), cancellationToken) < funders.Count)
        {
            return [new("funder-unknown", "Choisissez un financeur de la liste.", "Parts")];
        }
        if (invoice.CorrectsId is { } corrected)
        {
            var amount = await db.Set<Invoice>().Where(i => i.Id == corrected && (i.State == InvoiceState.Approved || i.State == InvoiceState.Paid)).Select(i => (long?)i.Amount.Cents).SingleOrDefaultAsync(cancellationToken);
            var credited = await db.Set<Invoice>().Where(i => i.CorrectsId == corrected && i.Id != invoice.Id && i.State != InvoiceState.Refused).SumAsync(i => i.Amount.Cents, cancellationToken);
            if (amount is null || amount + credited + invoice.Amount.Cents < 0)
            {
                return [new("credit-above", amount is null ? "La dépense à corriger n’est pas approuvée." : $"Un avoir ne dépasse pas la dépense qu’il corrige\u00A0: il reste {FrenchNumber.Euros(new(amount.Value + credited))}.", nameof(Invoice.Amount))];
            }
        }
        if (!evenIfKnown && invoice.FoldedNumber.Length > 0)
        {
            var (supplier, number, self) = (invoice.SupplierId, invoice.FoldedNumber, invoice.Id);
            var same = await db.Set<Invoice>().Where(i => i.SupplierId == supplier && i.FoldedNumber == number && i.Id != self && i.State != InvoiceState.Refused)
                .Select(i => new { i.InvoicedOn, i.Amount }).FirstOrDefaultAsync(cancellationToken);
            if (same is not null)
            {
                return [new(SameInvoice, $"Ce fournisseur a déjà une facture de ce numéro, du {FrenchDate.Long(same.InvoicedOn)}, de {FrenchNumber.Euros(same.Amount)}. Si c’en est une autre, cochez «\u00A0Enregistrer quand même\u00A0».", nameof(Invoice.Number))];
            }
        }
        return [];
    }
}
