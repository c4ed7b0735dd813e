using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Budget;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Budget;

/// <summary>On « Cette semaine » : thresholds of the law that the money of the civil year comes near or passes.</summary>
internal sealed class ThresholdsWeek(TisserandDb db) : IWeekSource
{
    public async Task<WeekPart> Read(CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Accounts, Level.See))
        {
            return WeekPart.Nothing;
        }
        var watched = await WatchedThreshold.Read(db, today.Year, cancellationToken);
        return new([.. watched.Where(w => w.Standing != ThresholdStanding.Below).Select(w => new WeekItem(
            w.Standing == ThresholdStanding.Above ? "Seuil dépassé" : "Seuil qui approche",
            $"{w.Label}\u00A0: {French.Euros(w.Amount)} pour {French.Euros(w.Threshold)}, {w.Duty}", new(today.Year, 12, 31), "Voir", here.Link("comptes/financeurs"), IsAnnounced: true))], [], []);
    }
}
