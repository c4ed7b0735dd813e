using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Contributions;

/// <summary>On « Cette semaine » : contributions that are late, for whoever may remind.</summary>
internal sealed class ContributionsWeek(TisserandDb db) : IWeekSource
{
    public async Task<WeekPart> Read(CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Contributions, Level.Act))
        {
            return WeekPart.Nothing;
        }
        var late = await db.Set<Contribution>().Where(c => c.State == ContributionState.Called && c.Amount.Cents > 0 && c.DueOn < today)
            .GroupBy(c => c.State).Select(g => new { Count = g.Count(), Cents = g.Sum(c => c.Amount.Cents), Since = g.Min(c => c.DueOn) }).SingleOrDefaultAsync(cancellationToken);
        return late is null ? WeekPart.Nothing : new(
            [new(French.Count(late.Count, "cotisation en retard", "cotisations en retard"), French.Euros(new Money(late.Cents)), late.Since, "Relancer", here.Link("finances/cotisations?annee=toutes&etat=en-retard"))], [], []);
    }
}
