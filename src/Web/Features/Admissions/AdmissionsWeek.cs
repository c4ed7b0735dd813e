using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Admissions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Admissions;

/// <summary>On « Cette semaine » : applications that wait for the bureau.</summary>
internal sealed class AdmissionsWeek(TisserandDb db) : IWeekSource
{
    public async Task<WeekPart> Read(CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Admissions, Level.See))
        {
            return WeekPart.Nothing;
        }
        var waiting = await db.Set<MembershipApplication>().CountAsync(a => a.State == ApplicationState.ToDecide, cancellationToken);
        return waiting == 0 ? WeekPart.Nothing : new(
            [new(French.Count(waiting, "demande d’adhésion à décider", "demandes d’adhésion à décider"), "Le bureau accepte, refuse ou demande un complément", today,
                here.Allows(Area.Admissions, Level.Act) ? "Décider" : "Voir", here.Link("adherents/demandes"), IsAwaited: !here.Allows(Area.Admissions, Level.Act))], [], []);
    }
}
