using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Meetings;

/// <summary>In « Mon espace »: the meetings to come to which the person is invited.</summary>
internal sealed class MeetingsOfSpace(TisserandDb db) : ISpaceSection
{
    public int Order => 10;

    public async Task<SpaceSection?> Of(Guid member, CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        // One that was cancelled stays until its day: somebody might come.
        var coming = await db.MeetingsOf(member).Where(m => m.Meeting.Day >= today).OrderBy(m => m.Meeting.Day).ThenBy(m => m.Meeting.StartsAt).ToListAsync(cancellationToken);
        return new("reunions", "Mes prochaines réunions", "calendar-event", "Aucune réunion prévue pour l’instant.", [.. coming.Select(m => Line(m, today))])
        {
            Acts = [new("Dans mon agenda", here.Link("mon-espace/agenda"), "calendar-plus"), new("Mon code d’émargement", here.Link("mon-espace/code"), "qrcode")],
        };
    }

    private static SpaceLine Line(OwnMeeting own, DateOnly today)
    {
        var meeting = own.Meeting;
        var day = MeetingText.Day(meeting.Day);
        return new(meeting.Title, string.Join(", ", new[] { char.ToUpper(day[0], French.Culture) + day[1..], MeetingText.Hours(meeting.StartsAt, meeting.EndsAt), meeting.Place }.Where(t => t.Length > 0)))
        {
            Tag = meeting.State == MeetingState.Cancelled ? ("annulée", "late") : meeting.Day == today ? ("aujourd’hui", "due") : own.State == AttendanceState.Excused ? ("excusé", "wait") : ("", ""),
            More = meeting.Agenda.Length > 0 ? ("Ordre du jour", meeting.Agenda) : ("", ""),
            Acts = meeting.Link.Length > 0 && meeting.State != MeetingState.Cancelled ? [new("Rejoindre en visio", meeting.Link, "video", "Rejoindre en visio\u00A0: " + meeting.Title)] : [],
        };
    }
}

/// <summary>In « Mon espace »: the meetings of the last twelve months, and whether the person was there.</summary>
internal sealed class PastMeetingsOfSpace(TisserandDb db) : ISpaceSection
{
    public int Order => 40;

    public async Task<SpaceSection?> Of(Guid member, CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        var since = today.AddYears(-1);
        var past = await db.MeetingsOf(member).Where(m => m.Meeting.Day < today && m.Meeting.Day >= since && m.Meeting.State != MeetingState.Cancelled)
            .OrderByDescending(m => m.Meeting.Day).ThenByDescending(m => m.Meeting.StartsAt).ToListAsync(cancellationToken);
        return new("presences", "Mes réunions passées", "history", "Aucune réunion dans les douze derniers mois.", [.. past.Select(m => new SpaceLine(m.Meeting.Title, French.LongDay(m.Meeting.Day))
        {
            Tag = m.State == AttendanceState.Invited
                ? ("présences à saisir", "")
                : (m.State.Label() + (m.State == AttendanceState.Present ? " " + French.Minutes(m.Minutes) : ""), MeetingText.Tone(m.State)),
            Acts = m.State == AttendanceState.Present ? [new("Attestation", here.Link("mon-espace/presence?reunion=" + m.Meeting.Id), "certificate", "Attestation de présence\u00A0: " + m.Meeting.Title)] : [],
        })])
        {
            Figures = past.Count == 0 ? [] :
            [
                new("Présent", $"{past.Count(m => m.State == AttendanceState.Present).ToString(French.Culture)} sur {past.Count.ToString(French.Culture)}", "en douze mois"),
                new("Temps passé", French.Minutes(past.Sum(m => m.Minutes))),
            ],
        };
    }
}

/// <summary>A meeting and what is known of the presence of one person.</summary>
internal sealed class OwnMeeting
{
    public Meeting Meeting { get; init; } = null!;

    public AttendanceState State { get; init; }

    public int Minutes { get; init; }
}

internal static class OwnMeetings
{
    public static IQueryable<OwnMeeting> MeetingsOf(this TisserandDb db, Guid member) =>
        from a in db.Set<Attendance>().AsNoTracking()
        join m in db.Set<Meeting>().AsNoTracking() on a.MeetingId equals m.Id
        where a.MemberId == member
        select new OwnMeeting { Meeting = m, State = a.State, Minutes = a.Minutes };
}
