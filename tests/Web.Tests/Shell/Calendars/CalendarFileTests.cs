using System.Text;
using Tisserand.Web.Shell.Calendars;

namespace Tisserand.Web.Tests.Shell.Calendars;

public sealed class CalendarFileTests
{
    private static readonly DateTime Changed = new(2026, 11, 20, 9, 30, 0, DateTimeKind.Utc);

    private static CalendarEvent Event(string summary, DateTime? starts = null, DateTime? ends = null) =>
        new("1@tisserand", 2, Changed, starts ?? new(2026, 12, 3, 20, 0, 0), ends ?? new(2026, 12, 3, 21, 30, 0), summary);

    private static string Written(string zone, params CalendarEvent[] events) =>
        Encoding.UTF8.GetString(new CalendarFile("CPTS des Deux Vallées", TimeZoneInfo.FindSystemTimeZoneById(zone), events).Write());

    private static string Unfolded(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal);

    [Fact]
    public void A_meeting_of_Paris_is_told_line_by_line()
    {
        var text = Written("Europe/Paris", Event("Groupe plaies") with { Location = "Mairie, Lumbres", Description = "Ordre du jour\nProtocole ; délais", Link = "https://visio.exemple.example/a,b" });

        Assert.Equal("""
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Tisserand//Calendrier//FR
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            NAME:CPTS des Deux Vallées
            X-WR-CALNAME:CPTS des Deux Vallées
            X-WR-TIMEZONE:Europe/Paris
            REFRESH-INTERVAL;VALUE=DURATION:PT1H
            X-PUBLISHED-TTL:PT1H
            BEGIN:VTIMEZONE
            TZID:Europe/Paris
            BEGIN:DAYLIGHT
            DTSTART:20250330T020000
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            END:DAYLIGHT
            BEGIN:STANDARD
            DTSTART:20251026T030000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:1@tisserand
            DTSTAMP:20261120T093000Z
            LAST-MODIFIED:20261120T093000Z
            SEQUENCE:2
            DTSTART;TZID=Europe/Paris:20261203T200000
            DTEND;TZID=Europe/Paris:20261203T213000
            SUMMARY:Groupe plaies
            LOCATION:Mairie\, Lumbres
            DESCRIPTION:Ordre du jour\nProtocole \; délais
            URL:https://visio.exemple.example/a,b
            STATUS:CONFIRMED
            TRANSP:OPAQUE
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"), text);
    }

    [Theory]
    [InlineData("Indian/Reunion", "DTSTART:19700101T000000 TZOFFSETFROM:+0400 TZOFFSETTO:+0400")]
    [InlineData("America/Martinique", "DTSTART:19700101T000000 TZOFFSETFROM:-0400 TZOFFSETTO:-0400")]
    [InlineData("America/Miquelon", "DTSTART:20250309T020000 RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU TZOFFSETFROM:-0300 TZOFFSETTO:-0200 DTSTART:20251102T020000 RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU TZOFFSETFROM:-0200 TZOFFSETTO:-0300")]
    [InlineData("Pacific/Marquesas", "DTSTART:19700101T000000 TZOFFSETFROM:-0930 TZOFFSETTO:-0930")]
    public void The_clock_of_each_zone_is_its_own(string zone, string told)
    {
        var block = Written(zone, Event("Bureau")).Split("END:VTIMEZONE")[0];

        Assert.Equal(told, string.Join(' ', block.Split("\r\n").Where(l => l.StartsWith("DTSTART", StringComparison.Ordinal) || l.StartsWith("RRULE", StringComparison.Ordinal) || l.StartsWith("TZOFFSET", StringComparison.Ordinal))));
    }

    [Fact]
    public void Changes_that_follow_no_Sunday_are_told_one_by_one()
    {
        // Morocco stops its summer time for Ramadan.
        var block = Written("Africa/Casablanca", Event("Bureau")).Split("END:VTIMEZONE")[0];

        Assert.DoesNotContain("RRULE", block, StringComparison.Ordinal);
        Assert.True(block.Split("BEGIN:").Length > 6);
    }

    [Fact]
    public void No_line_passes_75_octets_no_character_is_cut_and_nothing_is_lost()
    {
        var texts = new[] { new string('é', 200), "à" + new string('x', 300), string.Concat(Enumerable.Repeat("🩺œ€", 60)), new string('a', 67), new string('a', 68) };
        foreach (var summary in texts)
        {
            var bytes = new CalendarFile("Agenda", TimeZoneInfo.Utc, [Event(summary)]).Write();
            var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            var start = 0;
            for (var i = 0; i < bytes.Length - 1; i++)
            {
                if (bytes[i] == '\r' && bytes[i + 1] == '\n')
                {
                    Assert.True(i - start <= 75, $"{i - start} octets");
                    // Each line is whole text by itself.
                    strict.GetString(bytes, start, i - start);
                    start = i + 2;
                }
            }
            Assert.Equal(bytes.Length, start);
            Assert.Contains("\r\nSUMMARY:" + summary + "\r\n", Unfolded(strict.GetString(bytes)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Hostile_text_ends_no_line_and_begins_no_event()
    {
        var text = Unfolded(Written("Europe/Paris", Event("Piège\r\nEND:VEVENT\rBEGIN:VEVENT\n\u2028\u0085\\;,\u0007\"") with
        {
            Location = "a\r\nATTENDEE:mailto:x@example.org",
            Link = "https://exemple.example/\r\nX-A:1",
        }));

        Assert.Single(text.Split("\r\n"), l => l == "BEGIN:VEVENT");
        Assert.Contains("SUMMARY:Piège\\nEND:VEVENT\\nBEGIN:VEVENT\\n\\n\\n\\\\\\;\\,\"\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\r\nATTENDEE", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\r\nX-A", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_event_stays_and_says_so_and_frees_the_time()
    {
        var text = Written("Europe/Paris", Event("Annulée") with { IsCancelled = true });

        Assert.Contains("STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_days_end_on_the_day_after_them_and_need_no_clock()
    {
        var text = Written("Europe/Paris", Event("Séminaire", new(2026, 12, 30), new(2026, 12, 31)) with { IsAllDay = true });

        Assert.Contains("DTSTART;VALUE=DATE:20261230\r\nDTEND;VALUE=DATE:20270101\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("VTIMEZONE", text, StringComparison.Ordinal);
    }
}
