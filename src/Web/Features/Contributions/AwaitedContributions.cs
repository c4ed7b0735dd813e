using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.Banking;

namespace Tisserand.Web.Features.Contributions;

/// <summary>Contributions called and not paid, seen on the statement as transfers of the members.</summary>
internal sealed class AwaitedContributions(TisserandDb db, PayContributions pay) : IAwaitMovements
{
    public string Kind => "cotisation";

    public async Task<IReadOnlyList<AwaitedMovement>> Awaited(CancellationToken cancellationToken) =>
        [.. (await db.ContributionRows().AsNoTracking().Where(r => r.Line.State == ContributionState.Called && r.Line.Amount.Cents > 0).ToListAsync(cancellationToken))
            .Select(r => new AwaitedMovement(Kind, r.Id, r.Line.Amount, r.FullName, "", $"Cotisation {r.Line.Year}", r.Line.CalledOn))];

    public async Task<List<Refusal>> Settle(Guid id, BankLine line, DateOnly today, CancellationToken cancellationToken) =>
        Whole(await pay.Pay([id], new(line.On, PaymentMeans.Transfer, line.Reference), today, cancellationToken));

    public async Task<List<Refusal>> Unsettle(Guid id, CancellationToken cancellationToken) => Whole(await pay.Unpay([id], cancellationToken));

    private static List<Refusal> Whole(Outcome<ContributionDecision> decision) => decision.Succeeded ? [.. decision.Value.Left] : [.. decision.Refusals];
}
