using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Purchases;

/// <summary>
/// Écritures des dépenses et des recettes : an approved invoice is a debt to its supplier, its payment clears it, an income is a product of its
/// funder. Source: règlement ANC 2018-06 and plan comptable général, classes 4 to 7.
/// </summary>
public static class PurchasePostings
{
    private const string SupplierAccount = "401";
    private const string BankAccount = "512";

    public static PostingSource OfInvoice(Guid id) => new("facture", id);

    public static PostingSource OfPayment(Guid id) => new("facture-payee", id);

    public static PostingSource OfIncome(Guid id) => new("recette", id);

    /// <summary>On the day of the invoice: each part to its account of charges, the whole owed to the supplier; the reverse for a credit note.</summary>
    public static Posting Approved(Invoice invoice)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        return new(invoice.InvoicedOn, JournalKind.Purchases, invoice.Label, OfInvoice(invoice.Id),
        [
            .. invoice.Parts.OrderBy(p => p.Position).Select(p => Line(invoice.Nature.Account(), p.Amount, AxesOf(p.Mission, p.FicheActionId, p.FunderId, p.ContractYear, invoice.Nature.Code()))),
            Line(SupplierAccount, -invoice.Amount, Axes.None),
        ], invoice.Number);
    }

    /// <summary>On the day of the payment: the bank clears what was owed.</summary>
    public static Posting Paid(Invoice invoice)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        return new(invoice.PaidOn!.Value, JournalKind.Bank, invoice.Label, OfPayment(invoice.Id), [Line(SupplierAccount, invoice.Amount, Axes.None), Line(BankAccount, -invoice.Amount, Axes.None)], invoice.Number);
    }

    /// <summary>On the day when the money came in.</summary>
    /// <param name="kind">Of the funder; none for the ACI.</param>
    public static Posting Received(Income income, FunderKind? kind)
    {
        ArgumentNullException.ThrowIfNull(income);
        var axes = AxesOf(income.Mission, null, income.FunderId, income.ContractYear, null);
        return new(income.ReceivedOn, JournalKind.Receipts, income.Label, OfIncome(income.Id), [Line(BankAccount, income.Amount, Axes.None), Line(ProductOf(kind), -income.Amount, axes)]);
    }

    /// <summary>Compte de produit of what a funder gives; none for the ACI.</summary>
    public static string ProductOf(FunderKind? kind) => kind switch
    {
        null => "731",
        FunderKind.Fir => "741",
        FunderKind.LocalAuthority => "744",
        FunderKind.PublicCall => "748",
        FunderKind.Private => "7542",
        FunderKind.OwnFunds => "758",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>A debit, or a credit when the amount is negative.</summary>
    private static PostingLine Line(string account, Money amount, Axes axes) =>
        amount > Money.Zero ? new(account, amount, Money.Zero, axes) : new(account, Money.Zero, -amount, axes);

    private static Axes AxesOf(MissionCode? mission, Guid? fiche, Guid? funder, int? year, string? nature) => new(mission?.Code(), fiche, funder?.ToString() ?? Axes.MainFunder, year, nature);
}
