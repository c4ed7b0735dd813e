using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Access;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Meetings;

/// <summary>On « Cette semaine » : meetings without attendance or signed sheet, those of the days to come, the first step.</summary>
internal sealed class MeetingsWeek(TisserandDb db) : IWeekSource
{
    private const int DaysAhead = 7;

    /// <summary>Days after the meeting within which the signed sheet is joined.</summary>
    private const int DaysForSheet = 7;

    /// <summary>Days before the meeting by which the invitations of a whole territory have left.</summary>
    private const int DaysToInvite = 21;

    /// <summary>More than this, and one line stands for all.</summary>
    private const int MostLines = 4;

    public async Task<WeekPart> Read(CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Meetings, Level.See))
        {
            return WeekPart.Nothing;
        }
        var ahead = today.AddDays(DaysAhead);
        var farAhead = today.AddDays(DaysToInvite + DaysAhead);
        var concerned = await db.Set<Meeting>()
            .Where(m => (m.State == MeetingState.Planned && (m.Day <= ahead || (m.Kind == MeetingKind.TerritorialInformation && m.Day <= farAhead)))
                || (m.State == MeetingState.Held && !db.Set<StoredFile>().Any(f => f.Subject == MeetingQueries.SignedSheet && f.SubjectId == m.Id)))
            .OrderBy(m => m.Day).ThenBy(m => m.StartsAt).ThenBy(m => m.Id)
            .Select(m => new Line(m.Id, m.Title, m.Day, m.StartsAt, m.Place, m.State, m.Attendances.Count,
                m.Kind != MeetingKind.TerritorialInformation ? 0 : db.Set<ProfessionalInvitation>().Count(i => i.CptsId == m.CptsId && i.MeetingId == m.Id && !i.IsForgotten && i.MailedOn == null && i.PostedOn == null),
                m.Kind == MeetingKind.TerritorialInformation))
            .ToListAsync(cancellationToken);
        var step = new FirstStep(40, "Votre première réunion", "Invitez, imprimez la feuille, saisissez l’émargement\u00A0: indemnités et indicateurs suivent.",
            "Prévoir", here.Link(here.Allows(Area.Meetings, Level.Act) ? "reunions/saisie" : "reunions"),
            concerned.Count > 0 || await db.Set<Meeting>().AnyAsync(cancellationToken));
        var mayAct = here.Allows(Area.Meetings, Level.Act);
        return new(
        [
            .. Awaiting(here, mayAct, [.. concerned.Where(m => m.State == MeetingState.Planned && m.Day < today)]),
            .. concerned.Where(m => m is { State: MeetingState.Planned, IsOfTerritory: true, Unsent: > 0 } && m.Day >= today).Select(m => new WeekItem(
                "Invitations à faire partir", $"{m.Title} · {French.Count(m.Unsent, "professionnel attend son message ou sa lettre", "professionnels attendent leur message ou leur lettre")}",
                m.Day.AddDays(-DaysToInvite), "Ouvrir", here.Link($"reunions/{m.Id}/professionnels"))),
            .. concerned.Where(m => m.State == MeetingState.Planned && m.Day >= today && m.Day <= ahead).Select(m => new WeekItem(
                m.Title, string.Join(" · ", new[] { French.Hour(m.StartsAt), m.Place, French.Count(m.Invited, "invité", "invités") }.Where(t => t.Length > 0)),
                m.Day, m.Day == today && mayAct ? "Saisir l’émargement" : "Ouvrir", here.Link($"reunions/{m.Id}{(m.Day == today && mayAct ? "/emargement" : "")}"))),
            .. WithoutSheet(here, mayAct, [.. concerned.Where(m => m.State == MeetingState.Held)]),
        ], [], [step]);
    }

    private static IEnumerable<WeekItem> Awaiting(CptsOfRequest here, bool mayAct, List<Line> lines) => lines.Count > MostLines
        ? [new("Émargements à saisir", French.Count(lines.Count, "réunion passée", "réunions passées"), lines[0].Day, "Voir", here.Link("reunions?etat=a-saisir"))]
        : lines.Select(m => new WeekItem("Émargement à saisir", $"{m.Title} · {French.Count(m.Invited, "invité", "invités")}", m.Day,
            mayAct ? "Saisir" : "Ouvrir", here.Link($"reunions/{m.Id}{(mayAct ? "/emargement" : "")}")));

    private static IEnumerable<WeekItem> WithoutSheet(CptsOfRequest here, bool mayAct, List<Line> lines) => lines.Count > MostLines
        ? [new("Feuilles signées à joindre", French.Count(lines.Count, "réunion tenue", "réunions tenues"), lines[0].Day.AddDays(DaysForSheet), "Voir", here.Link("reunions?etat=sans-feuille"))]
        : lines.Select(m => new WeekItem("Feuille signée à joindre", $"{m.Title} · réunion du {French.Day(m.Day)}", m.Day.AddDays(DaysForSheet),
            mayAct ? "Joindre" : "Ouvrir", here.Link(mayAct ? $"documents/joindre/feuille-signee/{m.Id}" : $"reunions/{m.Id}")));

    private sealed record Line(Guid Id, string Title, DateOnly Day, TimeOnly StartsAt, string Place, MeetingState State, int Invited, int Unsent, bool IsOfTerritory);
}
