using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Budget;
using Tisserand.Domain.Budget;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Purchases;

namespace Tisserand.Web.Features.Budget;

/// <summary>A threshold of the law, and where the CPTS stands under it in a civil year.</summary>
/// <param name="Key">Stable, to tell it once.</param>
public sealed record WatchedThreshold(string Key, string Label, Money Amount, Money Threshold, ThresholdStanding Standing, string Duty, string Source, Confidence Confidence)
{
    /// <summary>Public money, each public authority without a convention, and the person nearest the legal ceiling of indemnities. Three queries.</summary>
    public static async Task<IReadOnlyList<WatchedThreshold>> Read(TisserandDb db, int year, CancellationToken cancellationToken)
    {
        var funders = await db.Set<Funder>().AsNoTracking().OrderBy(f => f.Name).ToListAsync(cancellationToken);
        var received = await db.ReceivedIn(year, cancellationToken);
        var authorities = funders.Where(f => f.Kind.IsPublic()).ToList();
        var publicMoney = received.Where(r => r.FunderId is null || authorities.Exists(f => f.Id == r.FunderId)).Sum(r => r.Amount);
        var certified = MoneyThresholds.CertifiedAccounts;
        var watched = new List<WatchedThreshold>
        {
            new(certified.Code, certified.Label, publicMoney, certified.Amount, certified.Standing(publicMoney), certified.Duty, certified.Source, certified.Confidence),
        };
        var agreement = MoneyThresholds.Agreement;
        watched.AddRange(
            from f in authorities
            where !f.HasAgreement
            let amount = received.Where(r => r.FunderId == f.Id).Sum(r => r.Amount)
            where amount > Money.Zero
            select new WatchedThreshold(agreement.Code + f.Id, $"{f.Name}, sans convention indiquée", amount, agreement.Amount, agreement.Standing(amount), agreement.Duty, agreement.Source, agreement.Confidence));
        if (AnnualCeiling.Of(new(year, 12, 31)).Value is { } ceiling)
        {
            var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            var most = await db.Set<IndemnityLine>().Where(l => l.Day >= first && l.Day <= last && l.State != IndemnityState.Dismissed)
                .GroupBy(l => l.MemberId).Select(g => g.Sum(l => l.Amount.Cents)).OrderByDescending(c => c).FirstOrDefaultAsync(cancellationToken);
            var standing = AnnualCeiling.Standing(new(most), Money.Zero, ceiling.Value) switch
            {
                CeilingStanding.Above => ThresholdStanding.Above,
                CeilingStanding.Near => ThresholdStanding.Near,
                _ => ThresholdStanding.Below,
            };
            watched.Add(new("pass", "Indemnités de la personne la plus indemnisée", new(most), ceiling.Value, standing, "rien de plus ne peut lui être versé dans l’année", $"{AnnualCeiling.Rule} ; {ceiling.Source}", ceiling.Confidence));
        }
        return watched;
    }
}
