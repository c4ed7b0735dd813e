using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Banking;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.Banking;

namespace Tisserand.Web.Features.Contributions;

/// <summary>Contributions called and not paid, or paid by a transfer that no statement shows yet, seen as transfers of the members.</summary>
internal sealed class AwaitedContributions(TisserandDb db, PayContributions pay) : IAwaitMovements
{
    public string Kind => PostContributions.Source;

    public async Task<IReadOnlyList<AwaitedMovement>> Awaited(DateOnly since, CancellationToken cancellationToken)
    {
        var seen = db.SeenOnStatements(PostContributions.Source);
        var rows = await db.ContributionRows().AsNoTracking()
            .Where(r => r.Line.Amount.Cents > 0 && (r.Line.State == ContributionState.Called
                || (r.Line.State == ContributionState.Paid && r.Line.Means == PaymentMeans.Transfer && r.Line.PaidOn >= since && !seen.Contains(r.Id)))).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => new AwaitedMovement(Kind, r.Id, r.Line.Amount, r.FullName, "", $"Cotisation {r.Line.Year}", r.Line.CalledOn)
            {
                IsSettled = r.Line.State == ContributionState.Paid, On = r.Line.PaidOn,
            }),
        ];
    }

    public async Task<Outcome<IReadOnlyList<Guid>>> Settle(AwaitedMovement awaited, BankLine line, DateOnly today, CancellationToken cancellationToken) =>
        Whole(await pay.Pay([awaited.Id], new(line.On, PaymentMeans.Transfer, line.Reference), today, cancellationToken)) is { Count: > 0 } refusals ? refusals : new List<Guid> { awaited.Id };

    public async Task<List<Refusal>> Unsettle(Guid id, CancellationToken cancellationToken) => Whole(await pay.Unpay([id], cancellationToken));

    private static List<Refusal> Whole(Outcome<ContributionDecision> decision) => decision.Succeeded ? [.. decision.Value.Left] : [.. decision.Refusals];
}
