using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Governance;
using Tisserand.Domain.Access;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Governance;

/// <summary>On « Cette semaine »: mandates that end, convocations to send, changes to declare to the State.</summary>
internal sealed class GovernanceWeek(TisserandDb db) : IWeekSource
{
    /// <summary>Days before the last day of a convocation, and how far séances are looked for.</summary>
    private const int ConvokeAhead = 14, SittingsAhead = 90;

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
        var (mayAct, horizon) = (here.Allows(Area.Governance, Level.Act), today.AddDays(SittingsAhead));
        var toConvoke = await db.Sittings().AsNoTracking().Where(m => m.State == MeetingState.Planned && m.Day > today && m.Day <= horizon && !db.Set<Convocation>().Any(c => c.CptsId == m.CptsId && c.MeetingId == m.Id))
            .OrderBy(m => m.Day).ToListAsync(cancellationToken);
        var rules = await db.ReadRuleBook(today, cancellationToken);
        var officers = await db.MandateRows().AsNoTracking().Where(m => m.BodyKind != BodyKind.Commission && m.Line.StartsOn <= today && (m.Line.EndsOn == null || m.Line.EndsOn >= today))
            .Select(m => m.Line.MemberId).Distinct().ToListAsync(cancellationToken);
        var valid = officers.Count == 0 ? [] : (await db.LastInterests(today, cancellationToken)).Where(d => d.ValidUntil >= today).Select(d => d.MemberId).ToList();
        var undeclared = officers.Except(valid).Count();
        return new(
        [
            .. ending.GroupBy(m => (m.Line.EndsOn, m.Body)).Select(g => new WeekItem(
                g.Count() == 1 ? "Mandat qui s’achève" : French.Count(g.Count(), "mandat qui s’achève", "mandats qui s’achèvent"),
                g.Key.Body + "\u00A0: " + string.Join(", ", g.Take(MostLines).Select(m => m.FullName)) + (g.Count() > MostLines ? "…" : ""),
                g.Key.EndsOn!.Value, mayAct ? "Renouveler" : "Voir", here.Link("vie-associative"), IsAnnounced: true)),
            .. toConvoke.Select(m => (Meeting: m, NoticeDelay.Of(m, isSecond: false, rules, today).LastDay)).Where(m => m.LastDay <= today.AddDays(ConvokeAhead)).Select(m => new WeekItem(
                "Convocation à envoyer", $"{m.Meeting.Title} du {French.LongDay(m.Meeting.Day)}", m.LastDay,
                here.Allows(Area.Meetings, Level.Act) ? "Convoquer" : "Voir", here.Link($"vie-associative/seances/{m.Meeting.Id}{(here.Allows(Area.Meetings, Level.Act) ? "/convocation" : "")}"))),
            .. toDeclare.Select(c => new WeekItem("Déclaration au greffe des associations", $"{c.Change.Label()} du {French.LongDay(c.ChangedOn)}", c.DueOn,
                mayAct ? "Préparer" : "Voir", here.Link("vie-associative/declarations"), IsAnnounced: true)),
            .. undeclared == 0 ? [] : new[] { new WeekItem("Liens d’intérêts à déclarer", French.Count(undeclared, "dirigeant sans déclaration de l’année", "dirigeants sans déclaration de l’année"), today, "Voir", here.Link("vie-associative/interets"), IsAwaited: true) },
        ], [], []);
    }
}
