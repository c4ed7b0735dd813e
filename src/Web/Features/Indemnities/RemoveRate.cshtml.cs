using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Removes a rate that no line was made with.</summary>
[Requires(Area.HoursValidation, Level.Act)]
public sealed class RemoveRateModel(SetIndemnityRate rates, CptsOfRequest here) : RemovalModel(here, "finances/taux", "Le taux est retiré de la grille.")
{
    protected override Task<List<Refusal>> Remove(Guid id, CancellationToken cancellationToken) => rates.Remove(id, cancellationToken);
}
