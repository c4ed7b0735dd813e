using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Contributions;

/// <summary>Removes a rate that no contribution was called at.</summary>
[Requires(Area.Overrides, Level.Act)]
public sealed class RemoveRateModel(SetContributionRate rates, CptsOfRequest here) : RemovalModel(here, "finances/cotisations/tarifs", "Le tarif est retiré de la grille.")
{
    protected override Task<List<Refusal>> Remove(Guid id, CancellationToken cancellationToken) => rates.Remove(id, cancellationToken);
}
