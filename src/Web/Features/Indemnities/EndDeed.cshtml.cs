using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Removes a deed that never served, or stops proposing one that did.</summary>
[Requires(Area.HoursValidation, Level.Act)]
public sealed class EndDeedModel(SetPaidDeed deeds, CptsOfRequest here, Clock clock) : RemovalModel(here, "finances/taux", "Ce forfait n’est plus proposé.")
{
    protected override Task<List<Refusal>> Remove(Guid id, CancellationToken cancellationToken) => deeds.End(id, clock.Today, cancellationToken);
}
