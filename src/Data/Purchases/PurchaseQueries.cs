using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Purchases;

namespace Tisserand.Data.Purchases;

/// <summary>What several pages ask of the purchases.</summary>
public static class PurchaseQueries
{
    /// <summary>The settings of the CPTS, or those of one that has set nothing.</summary>
    public static async Task<PurchaseSettings> ReadPurchaseSettings(this TisserandDb db, CancellationToken cancellationToken) =>
        await db.Set<PurchaseSettings>().AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? PurchaseSettings.Default();

    /// <summary>Invoices and their suppliers, for lists.</summary>
    public static IQueryable<InvoiceRow> InvoiceRows(this TisserandDb db) => db.InvoiceRows(db.Set<Invoice>());

    /// <summary>The same, with their parts.</summary>
    public static IQueryable<InvoiceRow> InvoicesWithParts(this TisserandDb db) => db.InvoiceRows(db.Set<Invoice>().Include(i => i.Parts));

    private static IQueryable<InvoiceRow> InvoiceRows(this TisserandDb db, IQueryable<Invoice> invoices) =>
        from i in invoices
        join s in db.Set<Supplier>() on i.SupplierId equals s.Id
        select new InvoiceRow { Id = i.Id, Invoice = i, Supplier = s.Name, FoldedSupplier = s.FoldedName, Siret = s.Siret };

    /// <summary>Grants, each with what came in and what was spent for its funder.</summary>
    public static IQueryable<GrantRow> GrantRows(this TisserandDb db) =>
        from g in db.Set<Grant>()
        select new GrantRow
        {
            Id = g.Id,
            Grant = g,
            Funder = db.Set<Funder>().Where(f => f.Id == g.FunderId).Select(f => f.Name).SingleOrDefault(),
            ReceivedCents = db.Set<Income>().Where(i => g.FunderId != null && i.FunderId == g.FunderId).Sum(i => i.Amount.Cents),
            SpentCents = (from p in db.Set<InvoicePart>() join i in db.Set<Invoice>() on p.InvoiceId equals i.Id where g.FunderId != null && p.FunderId == g.FunderId && i.State == InvoiceState.Paid select p.Amount.Cents).Sum(),
            CommittedCents = (from p in db.Set<InvoicePart>() join i in db.Set<Invoice>() on p.InvoiceId equals i.Id where g.FunderId != null && p.FunderId == g.FunderId && i.State == InvoiceState.Approved select p.Amount.Cents).Sum(),
        };

    /// <summary>Incomes and their funders, for lists.</summary>
    public static IQueryable<IncomeRow> IncomeRows(this TisserandDb db) =>
        from i in db.Set<Income>()
        join f in db.Set<Funder>() on i.FunderId equals f.Id into funders
        from f in funders.DefaultIfEmpty()
        select new IncomeRow { Id = i.Id, Income = i, Funder = f!.Name };

    /// <summary>The months that the recurring expenses wait for, in three queries.</summary>
    public static async Task<List<AwaitedExpense>> AwaitedExpenses(this TisserandDb db, DateOnly today, CancellationToken cancellationToken)
    {
        var recurring = await db.Set<RecurringExpense>().AsNoTracking().Where(r => r.Until == null || r.Until >= today.AddMonths(-2)).ToListAsync(cancellationToken);
        if (recurring.Count == 0)
        {
            return [];
        }
        var models = recurring.ConvertAll(r => r.ModelId);
        var rows = await db.InvoiceRows().AsNoTracking().Where(r => EF.Parameter(models).Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken);
        var since = today.AddMonths(-3);
        var answered = await db.Set<Invoice>().Where(i => i.RecurringId != null && i.RecurringMonth >= since).Select(i => new { i.RecurringId, i.RecurringMonth }).ToListAsync(cancellationToken);
        return
        [
            .. from r in recurring
               from month in r.Awaited(answered.Where(a => a.RecurringId == r.Id).Select(a => a.RecurringMonth!.Value).ToHashSet(), today)
               orderby month, rows[r.ModelId].FoldedSupplier
               select new AwaitedExpense(r.Id, month, rows[r.ModelId]),
        ];
    }
}

/// <summary>One invoice and its supplier, as the database reads them.</summary>
public sealed class InvoiceRow
{
    public Guid Id { get; init; }

    public Invoice Invoice { get; init; } = null!;

    public string Supplier { get; init; } = "";

    public string FoldedSupplier { get; init; } = "";

    public string Siret { get; init; } = "";

    /// <summary>« Orange, 12/03/2026 ».</summary>
    public string Label => $"{Supplier}, {Invoice.Label}";
}

/// <summary>A month for which a recurring expense has no invoice yet.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Model">The invoice that it is copied from.</param>
public sealed record AwaitedExpense(Guid RecurringId, DateOnly Month, InvoiceRow Model);

/// <summary>One income and its funder.</summary>
public sealed class IncomeRow
{
    public Guid Id { get; init; }

    public Income Income { get; init; } = null!;

    /// <summary>None for the ACI.</summary>
    public string? Funder { get; init; }
}

/// <summary>One grant, what came of it and what was spent on it.</summary>
public sealed class GrantRow
{
    public Guid Id { get; init; }

    public Grant Grant { get; init; } = null!;

    /// <summary>None until it is won.</summary>
    public string? Funder { get; init; }

    public long ReceivedCents { get; init; }

    /// <summary>Paid.</summary>
    public long SpentCents { get; init; }

    /// <summary>Approved, not paid yet.</summary>
    public long CommittedCents { get; init; }

    public Money Received => new(ReceivedCents);

    public Money Spent => new(SpentCents);

    public Money Committed => new(CommittedCents);

    /// <summary>Of the amount won; null until it is.</summary>
    public Money? Left => Grant.Won is { } won ? won - Spent - Committed : null;
}

