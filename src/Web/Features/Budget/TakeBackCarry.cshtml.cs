using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Budget;

/// <summary>Takes a carry-over back.</summary>
[Requires(Area.Accounts, Level.Act)]
public sealed class TakeBackCarryModel(DecideCarryOver carryOvers, CptsOfRequest here) : RemovalModel(here, "comptes/enveloppes", "Le report est annulé.")
{
    protected override Task<List<Refusal>> Remove(Guid id, CancellationToken cancellationToken) => carryOvers.TakeBack(id, cancellationToken);
}
