using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Purchases;

namespace Tisserand.Web.Tests.Security;

/// <summary>Rows of the purchases for <see cref="SampleIds"/>.</summary>
internal static class PurchaseSamples
{
    public static async Task Put(TisserandDb db, Dictionary<string, string> values)
    {
        var supplier = Supplier.Add("Papeterie", null, null).Required;
        var funder = Funder.Add("Département", FunderKind.LocalAuthority, hasAgreement: false).Required;
        db.AddRange(supplier, funder);
        await db.SaveChangesAsync();
        var (actor, today) = (new PurchaseActor(null, "", "Claire Aubry"), new DateOnly(2026, 11, 22));
        var invoice = Invoice.Record(new(supplier.Id, "12", new(2026, 11, 2), null, "Papier", SpendingNature.Supplies, new Money(12_00), false, [new(new(null, null, null, null, null), null, null)]), actor, today).Required;
        var income = Income.Record(new(funder.Id, null, null, null, null, new(2026, 11, 2), "Subvention", new Money(500_00)), actor, today).Required;
        db.AddRange(invoice, income);
        await db.SaveChangesAsync();
        foreach (var pattern in new[] { "/c/{code}/comptes/depenses/{id:guid}", "/c/{code}/comptes/depenses/saisie/{id:guid?}", "/c/{code}/comptes/depenses/refuser/{id:guid}" })
        {
            values[pattern + "#id"] = invoice.Id.ToString();
        }
        values["/c/{code}/comptes/fournisseurs/{id:guid}#id"] = supplier.Id.ToString();
        values["/c/{code}/comptes/recettes/saisie/{id:guid?}#id"] = income.Id.ToString();
    }
}
