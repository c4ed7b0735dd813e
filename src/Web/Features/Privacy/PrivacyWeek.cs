using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Privacy;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Privacy;

/// <summary>On « Cette semaine » : requests of persons that wait for their answer, with their last day.</summary>
internal sealed class PrivacyWeek(TisserandDb db) : IWeekSource
{
    private const int Most = 20;

    public async Task<WeekPart> Read(CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Privacy, Level.See))
        {
            return WeekPart.Nothing;
        }
        var open = await db.Set<RightsRequest>().AsNoTracking().Where(r => r.AnsweredOn == null).OrderBy(r => r.ReceivedOn).ThenBy(r => r.Id).Take(Most).ToListAsync(cancellationToken);
        return open.Count == 0 ? WeekPart.Nothing : new(
            [.. open.Select(r => new WeekItem($"Répondre à une demande\u00A0: {r.Right.Label().ToLowerInvariant()}", r.Name, r.DueOn, "Répondre", here.Link("donnees/demandes/" + r.Id)))], [], []);
    }
}
