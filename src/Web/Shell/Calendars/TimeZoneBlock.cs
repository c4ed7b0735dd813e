using System.Globalization;

namespace Tisserand.Web.Shell.Calendars;

/// <summary>
/// The VTIMEZONE of a calendar: when the clock of a zone changes, read from the zone itself. A change that falls on the same
/// Sunday of the same month each year is told as a rule (what Outlook understands best); any other, change by change.
/// </summary>
internal static class TimeZoneBlock
{
    /// <summary>Years of agreement asked before a change is told as a rule.</summary>
    private const int YearsOfRule = 5;

    public static string Local(DateTime local) => local.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    public static IEnumerable<string> Lines(TimeZoneInfo zone, int firstYear, int lastYear)
    {
        // From the year before: the clock of the first January was set in its autumn.
        var changes = Enumerable.Range(firstYear - 1, Math.Max(lastYear - firstYear + 2, YearsOfRule)).SelectMany(y => ChangesOf(zone, y)).ToList();
        yield return "BEGIN:VTIMEZONE";
        yield return "TZID:" + zone.Id;
        var observances = changes.Count == 0
            ? [Observance("STANDARD", new DateTime(1970, 1, 1), zone.GetUtcOffset(Noon(firstYear)), zone.GetUtcOffset(Noon(firstYear)), null)]
            : changes.GroupBy(c => (c.Local.Month, c.Before, c.After)).SelectMany(Told);
        foreach (var line in observances.SelectMany(o => o))
        {
            yield return line;
        }
        yield return "END:VTIMEZONE";
    }

    /// <summary>Changes of one kind, a year each: one rule when they agree, else one by one.</summary>
    private static IEnumerable<IEnumerable<string>> Told(IEnumerable<Change> alike)
    {
        var changes = alike.ToList();
        var name = changes[0].After > changes[0].Before ? "DAYLIGHT" : "STANDARD";
        var agree = changes.Count >= YearsOfRule && changes.Select(c => (c.Local.DayOfWeek, c.Local.TimeOfDay)).Distinct().Count() == 1;
        var place = !agree ? 0
            : changes.TrueForAll(c => c.Local.Day + 7 > DateTime.DaysInMonth(c.Local.Year, c.Local.Month)) ? -1
            : changes.Select(c => (c.Local.Day + 6) / 7).Distinct().ToList() is [var same] ? same
            : 0;
        var first = changes[0];
        var day = first.Local.DayOfWeek.ToString()[..2].ToUpperInvariant();
        return place != 0
            ? [Observance(name, first.Local, first.Before, first.After, string.Create(CultureInfo.InvariantCulture, $"RRULE:FREQ=YEARLY;BYMONTH={first.Local.Month};BYDAY={place}{day}"))]
            : changes.Select(c => Observance(name, c.Local, c.Before, c.After, null));
    }

    private static IEnumerable<string> Observance(string name, DateTime local, TimeSpan before, TimeSpan after, string? rule)
    {
        yield return "BEGIN:" + name;
        yield return "DTSTART:" + Local(local);
        if (rule is not null)
        {
            yield return rule;
        }
        yield return "TZOFFSETFROM:" + Offset(before);
        yield return "TZOFFSETTO:" + Offset(after);
        yield return "END:" + name;
    }

    private static IEnumerable<Change> ChangesOf(TimeZoneInfo zone, int year)
    {
        for (var day = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc); day.Year == year; day = day.AddDays(1))
        {
            var (from, to) = (day, day.AddDays(1));
            var (before, after) = (zone.GetUtcOffset(from), zone.GetUtcOffset(to));
            if (before == after)
            {
                continue;
            }
            while (to - from > TimeSpan.FromMinutes(1))
            {
                var middle = from.AddMinutes(Math.Floor((to - from).TotalMinutes / 2));
                (from, to) = zone.GetUtcOffset(middle) == before ? (middle, to) : (from, middle);
            }
            // On the clock that was in use until then.
            yield return new Change(DateTime.SpecifyKind(to + before, DateTimeKind.Unspecified), before, after);
        }
    }

    private static DateTime Noon(int year) => new(year, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    private static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hhmm", CultureInfo.InvariantCulture);

    private readonly record struct Change(DateTime Local, TimeSpan Before, TimeSpan After);
}
