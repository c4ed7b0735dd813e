using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Purchases;

/// <summary>Takes an income out; the journal keeps it.</summary>
[Requires(Area.Purchases, Level.Act)]
public sealed class RemoveIncomeModel(RecordIncome incomes, CptsOfRequest here, Clock clock) : RemovalModel(here, "comptes/recettes", "La recette est retirée.")
{
    protected override Task<List<Refusal>> Remove(Guid id, CancellationToken cancellationToken) => incomes.Remove(id, clock.Today, cancellationToken);
}
