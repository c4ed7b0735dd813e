using Tisserand.Data;
using Tisserand.Data.Governance;
using Tisserand.Domain.Access;
using Tisserand.Domain.Governance;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Week;
using Microsoft.EntityFrameworkCore;

namespace Tisserand.Web.Features.Governance;

/// <summary>On « Cette semaine »: mandates that end, changes to declare to the State.</summary>
internal sealed class GovernanceWeek(TisserandDb db) : IWeekSource
{
    /// <summary>More than this, and one line stands for all.</summary>
    private const int MostLines = 3;

    public async Task<WeekPart> Read(CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Governance, Level.See))
        {
            return WeekPart.Nothing;
        }
        var ahead = today.AddDays((await db.ReadGovernanceSettings(cancellationToken)).AlertDays);
        var ending = await db.MandateRows().AsNoTracking()
            .Where(m => m.Line.EndsOn >= today && m.Line.EndsOn <= ahead && m.Line.EndReason == ""
                && !db.Set<Mandate>().Any(n => n.CptsId == m.Line.CptsId && n.BodyId == m.Line.BodyId && n.Seat == m.Line.Seat && n.StartsOn > m.Line.EndsOn))
            .OrderBy(m => m.Line.EndsOn).ThenBy(m => m.FoldedName).ToListAsync(cancellationToken);
        var toDeclare = (await db.ReadChanges(today, cancellationToken)).Where(c => c.Declaration is null).Select(c => c.Change).ToList();
        var mayAct = here.Allows(Area.Governance, Level.Act);
        return new(
        [
            .. ending.GroupBy(m => (m.Line.EndsOn, m.Body)).Select(g => new WeekItem(
                g.Count() == 1 ? "Mandat qui s’achève" : French.Count(g.Count(), "mandat qui s’achève", "mandats qui s’achèvent"),
                g.Key.Body + "\u00A0: " + string.Join(", ", g.Take(MostLines).Select(m => m.FullName)) + (g.Count() > MostLines ? "…" : ""),
                g.Key.EndsOn!.Value, mayAct ? "Renouveler" : "Voir", here.Link("vie-associative"))),
            .. toDeclare.Select(c => new WeekItem("Déclaration au greffe des associations", $"{c.Change.Label()} du {French.LongDay(c.ChangedOn)}", c.DueOn,
                mayAct ? "Préparer" : "Voir", here.Link("vie-associative/declarations"))),
        ], [], []);
    }
}
