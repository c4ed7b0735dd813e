using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Features.Contributions;

/// <summary>A rate as typed.</summary>
public sealed record ContributionRateDetails(MemberCategory? Category, string? Profession, Money? Amount, int? FromYear, DateOnly? VotedOn, string? Vote);

/// <summary>Enters a voted rate in the grid, or removes one at which nothing was called.</summary>
public sealed class SetContributionRate(TisserandDb db)
{
    /// <summary>Refuses what the rate refuses, and a year that the grid already has for this category and profession.</summary>
    public async Task<Outcome<ContributionRate>> Set(ContributionRateDetails details, CancellationToken cancellationToken)
    {
        var rate = ContributionRate.Set(details.Category, details.Profession, details.Amount, details.FromYear, details.VotedOn, details.Vote);
        return rate.Succeeded
            ? await db.Serially(async Task<Outcome<ContributionRate>> () =>
            {
                var (category, profession, year) = (rate.Value.Category, rate.Value.Profession, rate.Value.FromYear);
                if (await db.Set<ContributionRate>().AnyAsync(r => r.Category == category && r.Profession == profession && r.FromYear == year, cancellationToken))
                {
                    return new Refusal("rate-already-set", $"La grille a déjà un tarif à partir de {year} pour «\u00A0{rate.Value.Label}\u00A0».", nameof(ContributionRate.FromYear));
                }
                db.Add(rate.Value);
                return rate.Value;
            }, cancellationToken)
            : rate;
    }

    /// <summary>Refuses a rate at which contributions were called: one of a later year takes over from it.</summary>
    public Task<List<Refusal>> Remove(Guid id, CancellationToken cancellationToken) => db.Serially(async Task<List<Refusal>> () =>
    {
        if (await db.Set<Contribution>().AnyAsync(c => c.RateId == id, cancellationToken))
        {
            return [new("rate-used", "Des cotisations ont été appelées à ce tarif\u00A0: il reste dans la grille. Un nouveau tarif le remplace à partir de son année.")];
        }
        if (await db.Set<ContributionRate>().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } rate)
        {
            return [new("gone", "Ce tarif n’est plus dans la grille.")];
        }
        db.Remove(rate);
        return [];
    }, cancellationToken);
}
