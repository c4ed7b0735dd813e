using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Data.Reference;
using Tisserand.Data.Territories;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Members.Movements;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Members;

/// <summary>On « Cette semaine » : the number of members, the changes of their entries to decide, and the first step that leads to them.</summary>
internal sealed class MembersWeek(TisserandDb db, MovementQueries movements, TerritoryQueries territories) : IWeekSource
{
    private const int DaysOfNews = 14;

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
        return new([.. await ToDecide(here, today, cancellationToken), .. await Moved(here, today, cancellationToken)], figures, [step]);
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

    /// <summary>One line for a load, during the days that follow it; none when it changed nothing on the territory.</summary>
    private async Task<WeekItem[]> Moved(CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Members, Level.Act) || await movements.LatestCompared(cancellationToken) is not { } load || today > Day(load).AddDays(DaysOfNews))
        {
            return [];
        }
        var counts = await movements.Count((await territories.On(today, cancellationToken)).CommuneCodes, load.Id, cancellationToken);
        TerritoryMovementKind[] told = [TerritoryMovementKind.Arrival, TerritoryMovementKind.Departure, TerritoryMovementKind.Move];
        var words = told.Where(counts.ContainsKey).Select(k => French.Count(counts[k], k.Unit().One, k.Unit().Several)).ToList();
        return words.Count == 0 ? [] :
            [new("Mouvements du territoire\u00A0: " + string.Join(", ", words), $"D’après l’annuaire public chargé le {French.Day(Day(load))}", Day(load).AddDays(DaysOfNews), "Voir", here.Link("adherents/mouvements"))];

        static DateOnly Day(Generation load) => DateOnly.FromDateTime(load.LoadedAt);
    }
}
