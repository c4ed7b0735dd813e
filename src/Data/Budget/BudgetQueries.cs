using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Indemnities;
using Tisserand.Domain.Budget;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;

namespace Tisserand.Data.Budget;

/// <summary>The facts of envelopes and budgets, added up by the database.</summary>
public static class BudgetQueries
{
    /// <summary>What happened to the envelopes of a year of a contract, in four queries. Indemnities are of the year of their meeting.</summary>
    public static async Task<List<EnvelopeFact>> EnvelopeFacts(this TisserandDb db, Guid contractId, ContractYears years, int year, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(years);
        var received = await db.Set<Income>().Where(i => i.ContractId == contractId && i.ContractYear == year)
            .GroupBy(i => new { i.Mission, i.Part }).Select(g => new { g.Key, Cents = g.Sum(i => i.Amount.Cents), Count = g.Count() }).ToListAsync(cancellationToken);
        var invoices = await (
            from p in db.Set<InvoicePart>()
            join i in db.Set<Invoice>() on p.InvoiceId equals i.Id
            where p.ContractId == contractId && p.ContractYear == year && (i.State == InvoiceState.Approved || i.State == InvoiceState.Paid)
            group p by new { p.Mission, i.State } into g
            select new { g.Key, Cents = g.Sum(p => p.Amount.Cents), Count = g.Count() }).ToListAsync(cancellationToken);
        var (first, end) = (years.StartOf(year), years.EndOf(year));
        var indemnities = await db.Set<IndemnityLine>().ThatPay().Where(l => l.Day >= first && l.Day < end)
            .GroupBy(l => new { l.Mission, l.State }).Select(g => new { g.Key, Cents = g.Sum(l => l.Amount.Cents), Count = g.Count() }).ToListAsync(cancellationToken);
        var carried = await db.Set<CarryOver>().AsNoTracking().Where(c => c.ContractId == contractId && (c.FromYear == year || c.FromYear == year - 1)).ToListAsync(cancellationToken);
        return
        [
            .. received.Select(r => new EnvelopeFact(EnvelopeMove.Received, r.Key.Mission, new(r.Cents), r.Count, r.Key.Part)),
            .. invoices.Select(i => new EnvelopeFact(i.Key.State == InvoiceState.Paid ? EnvelopeMove.InvoicesPaid : EnvelopeMove.InvoicesApproved, i.Key.Mission, new(i.Cents), i.Count)),
            .. indemnities.Select(i => new EnvelopeFact(i.Key.State == IndemnityState.Paid ? EnvelopeMove.IndemnitiesPaid : EnvelopeMove.IndemnitiesApproved, i.Key.Mission, new(i.Cents), i.Count)),
            .. carried.Select(c => new EnvelopeFact(c.FromYear == year ? EnvelopeMove.CarriedOut : EnvelopeMove.CarriedIn, c.Mission, c.Amount, Origin: c.OriginYear)),
        ];
    }

    /// <summary>What a civil year spent and committed by post and month, in two queries. Indemnities are of the ACI.</summary>
    public static async Task<List<BudgetFact>> BudgetFacts(this TisserandDb db, int year, CancellationToken cancellationToken)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var invoices = await (
            from p in db.Set<InvoicePart>()
            join i in db.Set<Invoice>() on p.InvoiceId equals i.Id
            where i.InvoicedOn >= first && i.InvoicedOn <= last && (i.State == InvoiceState.Approved || i.State == InvoiceState.Paid)
            group p by new { p.Mission, p.FunderId, i.Nature, i.State, i.InvoicedOn.Month } into g
            select new { g.Key, Cents = g.Sum(p => p.Amount.Cents) }).ToListAsync(cancellationToken);
        var indemnities = await db.Set<IndemnityLine>().ThatPay().Where(l => l.Day >= first && l.Day <= last)
            .GroupBy(l => new { l.Mission, l.State, l.Day.Month, IsTravel = l.Activity == PaidActivity.Travel }).Select(g => new { g.Key, Cents = g.Sum(l => l.Amount.Cents) }).ToListAsync(cancellationToken);
        return
        [
            .. invoices.Select(i => new BudgetFact(new(i.Key.Mission, i.Key.FunderId, i.Key.Nature), i.Key.Month, new(i.Cents), i.Key.State == InvoiceState.Paid)),
            .. indemnities.Select(i => new BudgetFact(new(i.Key.Mission, null, i.Key.IsTravel ? SpendingNature.Travel : SpendingNature.Indemnities), i.Key.Month, new(i.Cents), i.Key.State == IndemnityState.Paid)),
        ];
    }

    /// <summary>What came in during a civil year by funder, null for the ACI, in one query.</summary>
    public static async Task<List<(Guid? FunderId, Money Amount)>> ReceivedIn(this TisserandDb db, int year, CancellationToken cancellationToken)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var sums = await db.Set<Income>().Where(i => i.ReceivedOn >= first && i.ReceivedOn <= last).GroupBy(i => i.FunderId).Select(g => new { g.Key, Cents = g.Sum(i => i.Amount.Cents) }).ToListAsync(cancellationToken);
        return sums.ConvertAll(s => (s.Key, new Money(s.Cents)));
    }
}
