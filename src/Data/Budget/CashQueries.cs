using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Banking;
using Tisserand.Data.Indemnities;
using Tisserand.Data.Purchases;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Budget;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Purchases;

namespace Tisserand.Data.Budget;

/// <summary>What is held today, and what is known of the money to come: each in a number of queries that does not grow with the facts.</summary>
public static class CashQueries
{
    /// <summary>Without a day said by the supplier, an invoice is paid this many days after its date (usage, Code de commerce L. 441-10).</summary>
    public const int UsualDelay = 30;

    /// <summary>The bank where its statements say a balance, else the accounts of class 5.</summary>
    public static async Task<CashHeld> CashHeld(this TisserandDb db, DateOnly today, CancellationToken cancellationToken)
    {
        var state = await db.Reconciliation(today, cancellationToken);
        var known = state.Accounts.Where(a => a.On(today) is not null).ToList();
        if (known.Count > 0)
        {
            return new(
                [.. known.Select(a => new HeldAccount(a.Id, a.Name, a.On(today)!.Value, a.Said.Concat(a.Moves).Max(d => d.On)))],
                [.. state.Accounts.Except(known).Select(a => a.Name)], null, state);
        }
        var heldClass = "5";
        var ledger = await (
            from e in db.Set<Entry>()
            where e.On <= today && e.SourceKind != PostingSource.Opening
            from l in e.Lines
            where l.Account.StartsWith(heldClass)
            group l.Debit.Cents - l.Credit.Cents by 1 into all
            select (long?)all.Sum()).SingleOrDefaultAsync(cancellationToken);
        return new([], [.. state.Accounts.Select(a => a.Name)], ledger is { } cents ? new Money(cents) : null, state);
    }

    /// <summary>Invoices, recurring expenses, indemnities and contributions to come, those that a batch holds at the day of the batch.</summary>
    public static async Task<List<CashFact>> CashFacts(this TisserandDb db, DateOnly today, CancellationToken cancellationToken)
    {
        var held = (await (
            from i in db.Set<TransferItem>()
            join t in db.Set<CreditTransfer>() on i.TransferId equals t.Id
            join b in db.Set<PaymentBatch>() on t.BatchId equals b.Id
            where i.Held != null && (b.State == BatchState.Prepared || b.State == BatchState.Sent)
            select new { i.SourceId, b.Year, b.Number, b.RequestedOn }).ToListAsync(cancellationToken))
            .ToDictionary(h => h.SourceId, h => (h.RequestedOn, Said: $", dans la remise {PaymentBatch.ReferenceOf(h.Year, h.Number)}"));
        return
        [
            .. await db.InvoicesToPay(held, cancellationToken),
            .. await db.RecurringToCome(today, cancellationToken),
            .. await db.IndemnitiesToPay(held, today, cancellationToken),
            .. await db.ContributionsAwaited(cancellationToken),
        ];
    }

    /// <summary>Incomes that were recorded and that neither the accounts nor a statement show; the reconciliation tells the others.</summary>
    public static async Task<List<CashFact>> IncomesUnseen(this TisserandDb db, DateOnly since, CancellationToken cancellationToken)
    {
        var kind = PurchasePostings.OfIncome(default).Kind;
        var seen = db.SeenOnStatements(kind);
        var posted = db.Set<Entry>().Where(e => e.SourceKind == kind && !e.IsReversed).Select(e => e.SourceId);
        var incomes = await db.Set<Income>().AsNoTracking().Where(i => i.ReceivedOn > since && !seen.Contains(i.Id) && !posted.Contains(i.Id)).ToListAsync(cancellationToken);
        return incomes.ConvertAll(i => new CashFact(CashKind.ReceivedUnseen, i.Mission, i.ReceivedOn, i.Amount, i.Label));
    }

    private static async Task<IEnumerable<CashFact>> InvoicesToPay(this TisserandDb db, Dictionary<Guid, (DateOnly On, string Said)> held, CancellationToken cancellationToken)
    {
        var parts = await (
            from p in db.Set<InvoicePart>()
            join i in db.Set<Invoice>() on p.InvoiceId equals i.Id
            join s in db.Set<Supplier>() on i.SupplierId equals s.Id
            where i.State == InvoiceState.ToApprove || i.State == InvoiceState.Approved
            select new { p.InvoiceId, p.Mission, p.FunderId, p.Amount, i.State, i.Nature, i.InvoicedOn, i.DueOn, i.Label, Supplier = s.Name }).ToListAsync(cancellationToken);
        return
            from p in parts
            let batch = held.GetValueOrDefault(p.InvoiceId)
            let day = batch.Said is null ? p.DueOn ?? p.InvoicedOn.AddDays(UsualDelay) : batch.On
            select new CashFact(CashKind.Invoice, p.Mission, day, p.Amount, $"{p.Supplier}, {p.Label}{batch.Said ?? (p.State == InvoiceState.ToApprove ? ", à approuver" : "")}", p.InvoiceId)
            {
                Uses = p.State == InvoiceState.ToApprove ? (p.InvoicedOn.Year, new BudgetPost(p.Mission, p.FunderId, p.Nature)) : null,
            };
    }

    private static async Task<IEnumerable<CashFact>> RecurringToCome(this TisserandDb db, DateOnly today, CancellationToken cancellationToken)
    {
        var recurring = await (
            from r in db.Set<RecurringExpense>().AsNoTracking()
            join i in db.InvoicesWithParts() on r.ModelId equals i.Id
            select new { Recurring = r, Model = i }).ToListAsync(cancellationToken);
        var since = today.AddMonths(-3);
        var answered = (await db.Set<Invoice>().Where(i => i.RecurringId != null && i.RecurringMonth >= since).Select(i => new { i.RecurringId, i.RecurringMonth }).ToListAsync(cancellationToken))
            .ToLookup(a => a.RecurringId, a => a.RecurringMonth!.Value);
        var before = CashPlan.MonthOf(today).AddMonths(CashPlan.Length);
        return
            from r in recurring
            from month in r.Recurring.ToCome(answered[r.Recurring.Id].ToHashSet(), today, before)
            from part in r.Model.Invoice.Parts
            select new CashFact(CashKind.Recurring, part.Mission, month, part.Amount, r.Model.Label, r.Model.Id)
            {
                Uses = (month.Year, new BudgetPost(part.Mission, part.FunderId, r.Model.Invoice.Nature)),
            };
    }

    private static async Task<IEnumerable<CashFact>> IndemnitiesToPay(this TisserandDb db, Dictionary<Guid, (DateOnly On, string Said)> held, DateOnly today, CancellationToken cancellationToken)
    {
        var approved = await db.Set<IndemnityLine>().Where(l => l.State == IndemnityState.Approved).Select(l => new { l.Id, l.Mission, l.Amount }).ToListAsync(cancellationToken);
        var grid = await db.ReadRateGrid(cancellationToken);
        var presences = await db.TotalsOfPresences(db.WaitingPresences().AsNoTracking(), grid, cancellationToken);
        var works = await db.TotalsOfWorks(db.WaitingWorks().AsNoTracking(), grid, cancellationToken);
        var employers = await db.LeftToEmployers(cancellationToken);
        static string Lines(int count) => count == 1 ? "1 ligne" : $"{FrenchNumber.Whole(count)} lignes";
        CashFact Proposed(ProposalPart part, string what) => new(CashKind.IndemnityProposed, part.Mission, today, part.Amount, $"{what}{(part.IsTravel ? ", déplacements" : "")} ({Lines(part.Count)})")
        {
            Uses = (today.Year, new BudgetPost(part.Mission, null, part.IsTravel ? SpendingNature.Travel : SpendingNature.Indemnities)),
        };
        return
        [
            .. approved.GroupBy(l => (l.Mission, Batch: held.GetValueOrDefault(l.Id)))
                .Select(g => new CashFact(CashKind.Indemnity, g.Key.Mission, g.Key.Batch.Said is null ? today : g.Key.Batch.On, g.Sum(l => l.Amount), $"{Lines(g.Count())}{g.Key.Batch.Said}")),
            .. presences.Parts.Select(p => Proposed(p, "Présences")),
            .. works.Parts.Select(p => Proposed(p, "Heures et tâches déclarées")),
            .. employers.Select(e => new CashFact(CashKind.Employer, e.Mission, today, new Money(e.Cents), $"{e.Employer} ({Lines(e.Lines)})")
            {
                Uses = (e.Last.Year, new BudgetPost(e.Mission, null, SpendingNature.Indemnities)),
            }),
        ];
    }

    private static async Task<IEnumerable<CashFact>> ContributionsAwaited(this TisserandDb db, CancellationToken cancellationToken)
    {
        var called = await db.Set<Contribution>().Where(c => c.State == ContributionState.Called && c.Amount.Cents > 0)
            .GroupBy(c => c.DueOn).Select(g => new { DueOn = g.Key, Count = g.Count(), Cents = g.Sum(c => c.Amount.Cents) }).ToListAsync(cancellationToken);
        return called.Select(c => new CashFact(CashKind.Contribution, null, c.DueOn, new Money(c.Cents), c.Count == 1 ? "1 cotisation" : $"{FrenchNumber.Whole(c.Count)} cotisations"));
    }
}

/// <summary>Balance of a bank account, and the last day that its statements tell.</summary>
public sealed record HeldAccount(Guid Id, string Name, Money Amount, DateOnly On);

/// <summary>What is held, and where it is read.</summary>
/// <param name="Accounts">Of the bank; empty when the ledger is read.</param>
/// <param name="Unknown">Accounts whose balance no statement says: not counted.</param>
/// <param name="Ledger">Class 5; null when the bank is read, or when nothing was written.</param>
public sealed record CashHeld(IReadOnlyList<HeldAccount> Accounts, IReadOnlyList<string> Unknown, Money? Ledger, BankReconciliation State)
{
    public Money Amount => Accounts.Count > 0 ? Accounts.Sum(a => a.Amount) : Ledger ?? Money.Zero;

    public bool IsOfBank => Accounts.Count > 0;

    public bool IsUnknown => Accounts.Count == 0 && Ledger is null;
}
