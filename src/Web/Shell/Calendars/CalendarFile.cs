using System.Globalization;
using System.Text;

namespace Tisserand.Web.Shell.Calendars;

/// <summary>
/// What happens at one time. A change keeps <see cref="Uid"/> and raises <see cref="Sequence"/>, so that the reader's calendar
/// moves the event instead of adding another.
/// </summary>
/// <param name="ChangedAt">UTC; the same as long as nothing changes.</param>
/// <param name="StartsAt">On the clock of the calendar's zone.</param>
/// <param name="EndsAt">On the same clock; of an event of whole days, the last of them, included.</param>
public sealed record CalendarEvent(string Uid, int Sequence, DateTime ChangedAt, DateTime StartsAt, DateTime EndsAt, string Summary)
{
    public string Location { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>Address to open; empty without one.</summary>
    public string Link { get; init; } = "";

    public bool IsCancelled { get; init; }

    /// <summary>Whole days: the hours do not count.</summary>
    public bool IsAllDay { get; init; }

    /// <summary>Who calls, and who is called: of a message to one person alone.</summary>
    public (CalendarPerson Organizer, CalendarPerson Attendee)? Invitation { get; init; }
}

/// <param name="Email">Whoever answers the invitation in their calendar writes to the organizer's.</param>
public sealed record CalendarPerson(string Name, string Email);

/// <summary>What a calendar file is for (RFC 5546).</summary>
public enum CalendarMethod
{
    /// <summary>To subscribe to.</summary>
    Publish,

    /// <summary>Joined to a message: puts the event into the calendar of whoever receives it, or moves it.</summary>
    Request,

    /// <summary>Joined to a message: takes it out again.</summary>
    Cancel,
}

/// <summary>
/// A file text/calendar (RFC 5545, with the names and refresh of RFC 7986): calendar to subscribe to, or invitation. Nothing in it depends on
/// the moment when it is written, so that the same events give the same bytes.
/// </summary>
/// <param name="Zone">Clock on which the events are told; of the IANA base.</param>
public sealed record CalendarFile(string Name, TimeZoneInfo Zone, IReadOnlyList<CalendarEvent> Events)
{
    public const string MediaType = "text/calendar; charset=utf-8";

    public CalendarMethod Method { get; init; }

    /// <summary>Octets of a line, the end of line apart.</summary>
    private const int LineOctets = 75;

    public byte[] Write()
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(Folded(line)).Append("\r\n");
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Tisserand//Calendrier//FR");
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:" + Method.ToString().ToUpperInvariant());
        if (Method == CalendarMethod.Publish)
        {
            Line("NAME:" + Text(Name));
            Line("X-WR-CALNAME:" + Text(Name));
            Line("X-WR-TIMEZONE:" + Zone.Id);
            Line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
            Line("X-PUBLISHED-TTL:PT1H");
        }
        if (Events.Any(e => !e.IsAllDay))
        {
            var years = Events.Where(e => !e.IsAllDay).SelectMany(e => new[] { e.StartsAt.Year, e.EndsAt.Year }).ToList();
            foreach (var line in TimeZoneBlock.Lines(Zone, years.Min(), years.Max()))
            {
                Line(line);
            }
        }
        foreach (var line in Events.SelectMany(Lines))
        {
            Line(line);
        }
        Line("END:VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private IEnumerable<string> Lines(CalendarEvent e)
    {
        yield return "BEGIN:VEVENT";
        yield return "UID:" + Text(e.Uid);
        yield return "DTSTAMP:" + Utc(e.ChangedAt);
        yield return "LAST-MODIFIED:" + Utc(e.ChangedAt);
        yield return "SEQUENCE:" + e.Sequence.ToString(CultureInfo.InvariantCulture);
        if (e.IsAllDay)
        {
            yield return "DTSTART;VALUE=DATE:" + e.StartsAt.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
            // The end of whole days is the first day after them.
            yield return "DTEND;VALUE=DATE:" + e.EndsAt.AddDays(1).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        }
        else
        {
            yield return $"DTSTART;TZID={Zone.Id}:{TimeZoneBlock.Local(e.StartsAt)}";
            yield return $"DTEND;TZID={Zone.Id}:{TimeZoneBlock.Local(e.EndsAt)}";
        }
        yield return "SUMMARY:" + Text(e.Summary);
        if (e.Location.Length > 0)
        {
            yield return "LOCATION:" + Text(e.Location);
        }
        if (e.Description.Length > 0)
        {
            yield return "DESCRIPTION:" + Text(e.Description);
        }
        if (e.Link.Length > 0)
        {
            // An address is no text: nothing is escaped, and nothing may end the line.
            yield return "URL:" + string.Concat(e.Link.Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c)));
        }
        if (e.Invitation is var (organizer, attendee))
        {
            // No answer is asked for: the application reads no mail. Who answers all the same writes to the organizer.
            yield return $"ORGANIZER;CN={Quoted(organizer.Name)}:mailto:{organizer.Email}";
            yield return $"ATTENDEE;CN={Quoted(attendee.Name)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:{attendee.Email}";
        }
        yield return "STATUS:" + (e.IsCancelled ? "CANCELLED" : "CONFIRMED");
        yield return "TRANSP:" + (e.IsCancelled || e.IsAllDay ? "TRANSPARENT" : "OPAQUE");
        yield return "END:VEVENT";
    }

    private static string Utc(DateTime moment) => moment.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Value of a parameter: neither a quote nor a control character may stand in it.</summary>
    private static string Quoted(string text) => '"' + string.Concat(text.Where(c => c != '"' && !char.IsControl(c))) + '"';

    private static string Text(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            _ = c switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append(c),
                '\n' => escaped.Append("\\n"),
                _ when char.IsControl(c) => escaped,
                _ => escaped.Append(c),
            };
        }
        return escaped.ToString();
    }

    /// <summary>A long line goes on after a line end and a blank, cut between characters and never inside one.</summary>
    private static string Folded(string line)
    {
        var folded = new StringBuilder(line.Length + 8);
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                folded.Append("\r\n ");
                octets = 1;
            }
            folded.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        return folded.ToString();
    }
}
