using Tisserand.Data.Meetings;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell.Calendars;

namespace Tisserand.Web.Features.Meetings;

/// <summary>Meetings as a calendar to subscribe to.</summary>
internal static class MeetingCalendar
{
    public static CalendarFile Of(Cpts cpts, IEnumerable<CalendarMeeting> meetings) =>
        new(cpts.Name, TimeZoneInfo.FindSystemTimeZoneById(cpts.TimeZone), [.. meetings.Select(m => EventOf(cpts, m))]);

    /// <summary>The meeting alone, as a message to one person: put into their calendar, or taken out of it when it is cancelled.</summary>
    /// <param name="from">Address from which the application writes.</param>
    public static CalendarFile Message(Cpts cpts, CalendarMeeting told, string from, CalendarPerson to) =>
        new(cpts.Name, TimeZoneInfo.FindSystemTimeZoneById(cpts.TimeZone), [EventOf(cpts, told) with { Invitation = (new(cpts.Name, from), to) }])
        {
            Method = told.Meeting.State == MeetingState.Cancelled ? CalendarMethod.Cancel : CalendarMethod.Request,
        };

    /// <summary>The same meeting has the same identifier in every calendar where it stands.</summary>
    public static string UidOf(Meeting meeting) => meeting.Id + "@tisserand";

    private static CalendarEvent EventOf(Cpts cpts, CalendarMeeting told)
    {
        var meeting = told.Meeting;
        var starts = meeting.Day.ToDateTime(meeting.StartsAt);
        return new(UidOf(meeting), told.Changes, told.ChangedAt, starts, starts.AddMinutes(meeting.Minutes),
            (meeting.State == MeetingState.Cancelled ? "Annulée\u00A0: " : "") + meeting.Title)
        {
            Location = meeting.Place,
            Description = string.Join("\n\n", new[]
            {
                MeetingText.Mission(meeting.Mission) + ", " + cpts.Name,
                meeting.Agenda.Length > 0 ? "Ordre du jour\n" + meeting.Agenda : "",
                meeting.Link.Length > 0 ? "Visioconférence\u00A0: " + meeting.Link : "",
            }.Where(t => t.Length > 0)),
            Link = meeting.Link,
            IsCancelled = meeting.State == MeetingState.Cancelled,
        };
    }
}
