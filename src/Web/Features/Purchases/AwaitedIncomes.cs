using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Data.Banking;
using Tisserand.Data.Funding;
using Tisserand.Data.Purchases;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Banking;

namespace Tisserand.Web.Features.Purchases;

/// <summary>
/// Money that comes in: payments of the ACI that the calendar expects, alone or all those of a day at once, each recorded as an income when
/// its line is accepted; and incomes recorded by hand that no statement shows yet.
/// </summary>
internal sealed class AwaitedIncomes(TisserandDb db, RecordIncome record, ContractQueries contracts, IReceiptsOfAci receipts, Author author, Clock clock) : IAwaitMovements
{
    private const string Fund = "CPAM";

    public string Kind => PurchasePostings.OfIncome(default).Kind;

    public async Task<IReadOnlyList<AwaitedMovement>> Awaited(DateOnly since, CancellationToken cancellationToken)
    {
        var seen = db.SeenOnStatements(Kind);
        var recorded = await db.IncomeRows().AsNoTracking().Where(r => r.Income.ReceivedOn >= since && !seen.Contains(r.Id)).ToListAsync(cancellationToken);
        var expected = await Expected(clock.Today, cancellationToken);
        return
        [
            .. recorded.Select(r => new AwaitedMovement(Kind, r.Id, r.Income.Amount, r.Funder ?? Fund, "", r.Income.Label, r.Income.ReceivedOn.AddDays(-PaymentFollowUp.Early)) { IsSettled = true, On = r.Income.ReceivedOn }),
            .. expected.SelectMany(e => e.Payments.Select(p => new AwaitedMovement(Kind, p.Id, p.Amount, Fund, "", p.Label, p.Payment.DueOn.AddDays(-PaymentFollowUp.Early)))),
            .. expected.Where(e => e.Payments.Count > 1).Select(e => new AwaitedMovement(Kind, e.Id, e.Payments.Sum(p => p.Amount), Fund, "", e.Label, e.DueOn.AddDays(-PaymentFollowUp.Early))),
        ];
    }

    public async Task<Outcome<IReadOnlyList<Guid>>> Settle(AwaitedMovement awaited, BankLine line, DateOnly today, CancellationToken cancellationToken)
    {
        var days = await Expected(today, cancellationToken);
        var payments = days.FirstOrDefault(d => d.Id == awaited.Id)?.Payments ?? [.. days.SelectMany(d => d.Payments).Where(p => p.Id == awaited.Id)];
        var actor = await db.PurchaseActor(author, cancellationToken);
        var incomes = new List<Guid>();
        foreach (var payment in payments)
        {
            var recorded = await record.Record(
                null, new(null, payment.Payment.Mission, payment.Payment.Part, days[0].ContractId, payment.Payment.ContractYear, line.On, payment.Label, payment.Amount), actor, today, cancellationToken);
            if (!recorded.Succeeded)
            {
                return recorded.Refusals.ToList();
            }
            incomes.Add(recorded.Value!.Id);
        }
        return incomes;
    }

    public Task<List<Refusal>> Unsettle(Guid id, CancellationToken cancellationToken) => record.TakeBack(id, clock.Today, cancellationToken);

    /// <summary>By day due, those that the fund may have paid by now.</summary>
    private async Task<IReadOnlyList<AciDay>> Expected(DateOnly today, CancellationToken cancellationToken)
    {
        if (await contracts.On(today, cancellationToken) is not { Contract: { } contract } outlook)
        {
            return [];
        }
        var followUp = PaymentFollowUp.Of(outlook.Expected, await receipts.Of(contract.Id, cancellationToken));
        return
        [
            .. AwaitedAci.Of(contract.Id, followUp).Where(p => p.Payment.DueOn.AddDays(-PaymentFollowUp.Early) <= today).GroupBy(p => p.Payment.DueOn)
                .Select(g => new AciDay(contract.Id, AwaitedAci.IdOfDay(contract.Id, g.Key), g.Key, [.. g])),
        ];
    }

    /// <summary>What is due on one day.</summary>
    private sealed record AciDay(Guid ContractId, Guid Id, DateOnly DueOn, IReadOnlyList<AwaitedAci> Payments)
    {
        public string Label => $"Versements de l’ACI dus le {FrenchDate.Long(DueOn)} ({Payments.Count})";
    }
}
