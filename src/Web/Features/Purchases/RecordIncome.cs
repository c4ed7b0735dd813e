using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Purchases;

namespace Tisserand.Web.Features.Purchases;

/// <summary>Records money that came in, changes it, or takes it out.</summary>
public sealed class RecordIncome(TisserandDb db)
{
    /// <summary>Refuses what the income refuses, and an unknown funder. Not found gives a null value without refusal.</summary>
    public Task<Outcome<Income?>> Record(Guid? id, IncomeDetails details, PurchaseActor actor, DateOnly today, CancellationToken cancellationToken) => db.Serially(async Task<Outcome<Income?>> () =>
    {
        if (details.FunderId is { } funder && !await db.Set<Funder>().AnyAsync(f => f.Id == funder, cancellationToken))
        {
            return new Refusal("funder-unknown", "Choisissez un financeur de la liste.", "Funder");
        }
        if (id is null)
        {
            var recorded = Income.Record(details, actor, today);
            if (!recorded.Succeeded)
            {
                return recorded.Refusals.ToList();
            }
            db.Add(recorded.Value);
            return recorded.Value;
        }
        if (await db.Set<Income>().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } income)
        {
            return (Income?)null;
        }
        var refusals = income.Change(details, today);
        return refusals.Count > 0 ? refusals : income;
    }, cancellationToken);

    public Task<List<Refusal>> Remove(Guid id, CancellationToken cancellationToken) => db.Serially(async Task<List<Refusal>> () =>
    {
        if (await db.Set<Income>().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } income)
        {
            return [new("gone", "Cette recette n’est plus là.")];
        }
        db.Remove(income);
        return [];
    }, cancellationToken);
}
