using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>A rate as typed.</summary>
/// <param name="Profession">Code; empty for all those that have no rate of their own.</param>
public sealed record RateDetails(PaidActivity? Activity, string? Profession, Money? PerUnit, DateOnly? From, string? Vote);

/// <summary>Enters a voted rate in the grid, or removes one that no line was made with.</summary>
public sealed class SetIndemnityRate(TisserandDb db)
{
    /// <summary>Refuses what the rate refuses, and a date of effect that the grid already has for this activity and profession.</summary>
    public async Task<Outcome<IndemnityRate>> Set(RateDetails details, CancellationToken cancellationToken)
    {
        var rate = IndemnityRate.Set(details.Activity, details.Profession, details.PerUnit, details.From, details.Vote);
        return rate.Succeeded
            ? await db.Serially(async Task<Outcome<IndemnityRate>> () =>
            {
                var (activity, profession, from) = (rate.Value.Activity, rate.Value.Profession, rate.Value.From);
                if (await db.Set<IndemnityRate>().AnyAsync(r => r.Activity == activity && r.Profession == profession && r.From == from, cancellationToken))
                {
                    return new Refusal("rate-already-set", $"La grille a déjà un taux au {FrenchDate.Long(from)} pour cette activité et cette profession.", nameof(IndemnityRate.From));
                }
                db.Add(rate.Value);
                return rate.Value;
            }, cancellationToken)
            : rate;
    }

    /// <summary>Refuses a rate with which a line was approved: a new date of effect takes over from it.</summary>
    public Task<List<Refusal>> Remove(Guid id, CancellationToken cancellationToken) => db.Serially(async Task<List<Refusal>> () =>
    {
        if (await db.Set<IndemnityLine>().AnyAsync(l => l.RateId == id, cancellationToken))
        {
            return [new("rate-used", "Des lignes ont été approuvées à ce taux\u00A0: il reste dans la grille. Un nouveau taux le remplace à partir de sa date d’effet.")];
        }
        if (await db.Set<IndemnityRate>().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } rate)
        {
            return [new("gone", "Ce taux n’est plus dans la grille.")];
        }
        db.Remove(rate);
        return [];
    }, cancellationToken);
}
