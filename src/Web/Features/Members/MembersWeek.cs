using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Members;

/// <summary>On « Cette semaine » : the number of members, the changes of their entries to decide, and the first step that leads to them.</summary>
internal sealed class MembersWeek(TisserandDb db) : IWeekSource
{
    public async Task<WeekPart> Read(CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Members, Level.See))
        {
            return WeekPart.Nothing;
        }
        var members = await db.Set<Member>().In(db, MembershipState.Current, today).CountAsync(cancellationToken);
        var step = new FirstStep(30, "Vos premiers adhérents", "Depuis l’annuaire public des professionnels du territoire, ou un par un.",
            "Ajouter", here.Link(here.Allows(Area.Members, Level.Act) ? "adherents/professionnels" : "adherents"), members > 0);
        WeekFigure[] figures = members == 0 ? [] : [new(30, "Adhérents", "", French.Number(members), "à ce jour", here.Link("adherents"))];
        return new(await ToDecide(here, today, cancellationToken), figures, [step]);
    }

    private async Task<WeekItem[]> ToDecide(CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Members, Level.Act))
        {
            return [];
        }
        var waiting = await db.Set<ProposedChange>().CountAsync(p => p.State == ProposalState.Waiting, cancellationToken);
        return waiting == 0 ? [] :
            [new(French.Count(waiting, "changement proposé à décider", "changements proposés à décider"), "Dans les fiches des adhérents, d’après l’annuaire public ou eux-mêmes", today, "Décider", here.Link("adherents/propositions"))];
    }
}
