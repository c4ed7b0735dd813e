using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Budget;
using Tisserand.Data.Funding;
using Tisserand.Data.Purchases;
using Tisserand.Domain.Budget;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Budget;

/// <summary>What is held and every fact of the twelve months to come, of all the modules that owe or await money.</summary>
public sealed class ReadCashPlan(TisserandDb db, ContractQueries contracts, IReceiptsOfAci receipts)
{
    /// <param name="Doubtful">Recorded, on no statement, and most likely in the balance of the bank already.</param>
    /// <param name="Budgets">Those whose rest is counted, in words; empty without any.</param>
    public sealed record Reading(CashHeld Held, IReadOnlyList<CashFact> Facts, IReadOnlyList<CashFact> Doubtful, IReadOnlyList<string> Budgets);

    public async Task<Reading> On(DateOnly today, CancellationToken cancellationToken)
    {
        var held = await db.CashHeld(today, cancellationToken);
        var known = await db.CashFacts(today, cancellationToken);
        known.AddRange(await Aci(today, cancellationToken));
        known.AddRange(await Grants(today, cancellationToken));
        var transit = await InTransit(held, cancellationToken);
        known.AddRange(transit.Coming);
        var budgets = await Budgets(today, cancellationToken);
        return new(held, [.. known, .. BudgetToCome.Of(today, budgets, known)], transit.Doubtful, [.. budgets.Select(b => b.Name)]);
    }

    private async Task<CashInTransit> InTransit(CashHeld held, CancellationToken cancellationToken) => held.IsOfBank
        ? CashInTransit.Of(
            [.. held.State.NotSeen.Select(n => Unseen(n.Id, n.On, n.Label, n.Amount)), .. await db.IncomesUnseen(held.State.Start, cancellationToken)],
            held.State.NotWritten.Select(l => l.Amount), held.Accounts.Max(a => a.On))
        : new([], []);

    /// <summary>An entry of the accounts that no statement shows.</summary>
    private static CashFact Unseen(Guid entry, DateOnly on, string label, Money amount) => amount > Money.Zero
        ? new(CashKind.ReceivedUnseen, null, on, amount, label, entry) { HasMission = false }
        : new(CashKind.PaidUnseen, null, on, -amount, label, entry) { HasMission = false };

    private async Task<IReadOnlyList<CashFact>> Aci(DateOnly today, CancellationToken cancellationToken)
    {
        if (await contracts.On(today, cancellationToken) is not { } outlook)
        {
            return [];
        }
        var followUp = PaymentFollowUp.Of(outlook.Expected, await receipts.Of(outlook.Contract.Id, cancellationToken));
        static CashFact Fact(Payment payment, Money amount) => new(
            payment.IsUncertain ? CashKind.AciUncertain : CashKind.Aci, payment.Mission, payment.DueOn, amount,
            $"{payment.Kind.Label()}, {FundingCodes.Label(payment.Mission).ToLowerInvariant()}, année {payment.ContractYear}{(payment.AtMost ? ", au plus" : payment.IsEstimated ? ", estimé" : "")}");
        return
        [
            .. followUp.Awaited.Select(p => Fact(p.Payment, p.Outstanding)),
            // What an avenant makes the fund take back, once its day comes.
            .. followUp.Payments.Where(p => p.Payment.Amount < Money.Zero && p.Payment.DueOn >= today).Select(p => Fact(p.Payment, p.Payment.Amount)),
        ];
    }

    private async Task<IEnumerable<CashFact>> Grants(DateOnly today, CancellationToken cancellationToken)
    {
        var won = await db.GrantRows().AsNoTracking().Where(g => g.Grant.Stage == GrantStage.Won).ToListAsync(cancellationToken);
        return AwaitedGrant.Of(won.Select(g => (g.Grant, g.Received)), today)
            .Select(a => new CashFact(CashKind.Grant, null, a.On, a.Amount, $"{a.Grant.Title}, {a.Grant.Giver}", a.Grant.Id) { HasMission = false });
    }

    /// <summary>Of the present year and the next: the last one voted, else the last; the next year is that of the present one while it has none.</summary>
    private async Task<IReadOnlyList<YearBudget>> Budgets(DateOnly today, CancellationToken cancellationToken)
    {
        var year = today.Year;
        var plans = await db.Set<BudgetPlan>().Include(b => b.Lines).AsNoTracking().Where(b => b.Year == year || b.Year == year + 1)
            .OrderByDescending(b => b.VotedOn != null).ThenByDescending(b => b.Version).ToListAsync(cancellationToken);
        var (present, next) = (plans.Find(b => b.Year == year), plans.Find(b => b.Year == year + 1));
        static List<(BudgetPost, Money)> Lines(BudgetPlan plan) => [.. plan.Lines.Select(l => (l.Post, l.Amount))];
        static string Name(BudgetPlan plan) => $"budget {plan.Year}, version {plan.Version}{(plan.IsVoted ? "" : " (pas encore votée)")}";
        var budgets = new List<YearBudget>();
        if (present is not null)
        {
            budgets.Add(new(year, Name(present), Lines(present), await db.BudgetFacts(year, cancellationToken)));
        }
        if ((next ?? present) is { } following)
        {
            budgets.Add(new(year + 1, next is null ? $"{Name(following)}, repris en {year + 1}" : Name(next), Lines(following), []));
        }
        return budgets;
    }
}
