using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Meetings;

/// <summary>Rythme d'une série.</summary>
public enum RepetitionKind
{
    /// <summary>Toutes les N semaines, the same day of the week.</summary>
    Weeks,

    /// <summary>Chaque mois à la même date; the last day of a month that is too short.</summary>
    DayOfMonth,

    /// <summary>Chaque mois le même jour de la semaine : 2e mardi, dernier jeudi.</summary>
    WeekdayOfMonth,
}

/// <summary>Jour d'une série.</summary>
/// <param name="Holiday">The public holiday that it falls on; null otherwise.</param>
/// <param name="IsSkipped">No meeting that day.</param>
public sealed record RepeatedDay(DateOnly Day, string? Holiday, bool IsSkipped);

/// <summary>Répétition d'une réunion : how often, until when, public holidays skipped or not. Source: usage.</summary>
/// <param name="Every">Weeks or months between two.</param>
/// <param name="Until">Last day, included; or else <paramref name="Times"/>.</param>
/// <param name="Times">How many meetings in all, the first included.</param>
public sealed record Repetition(RepetitionKind Kind, int Every, DateOnly? Until, int? Times, bool SkipsHolidays)
{
    /// <summary>Meetings of one series, the first included.</summary>
    public const int Most = 60;

    /// <summary>
    /// The days after the first, those skipped included, in order. Refuses a rhythm out of 1 to 12, no end or two, an end that leaves no
    /// other meeting, more than sixty meetings.
    /// </summary>
    public Outcome<IReadOnlyList<RepeatedDay>> After(DateOnly first)
    {
        if (Every is < 1 or > 12)
        {
            return new Refusal("rhythm", "Indiquez un rythme de 1 à 12.", nameof(Every));
        }
        if (Until is null == Times is null)
        {
            return new Refusal("end", "Indiquez jusqu’à quel jour, ou combien de réunions.", nameof(Times));
        }
        if (Times is < 2 or > Most)
        {
            return new Refusal("times", $"Indiquez de 2 à {Most} réunions en tout.", nameof(Times));
        }
        if (Until <= first)
        {
            return new Refusal("until", "Ce jour vient avant la première réunion.", nameof(Until));
        }
        var (days, held) = (new List<RepeatedDay>(), 1);
        for (var rank = 1; held < (Times ?? int.MaxValue); rank++)
        {
            var day = Day(first, rank);
            if (day > Until || day.Year > 2099)
            {
                break;
            }
            var holiday = PublicHolidays.NameOf(day);
            var skipped = SkipsHolidays && holiday is not null;
            held += skipped ? 0 : 1;
            if (held > Most)
            {
                return new Refusal("too-many", $"Une série compte {Most} réunions au plus\u00A0: rapprochez la fin.", nameof(Until));
            }
            days.Add(new(day, holiday, skipped));
        }
        return days.Exists(d => !d.IsSkipped) ? days : new Refusal("until", "Aucune autre réunion avant ce jour.", nameof(Until));
    }

    /// <summary>« toutes les 2 semaines, le mardi », « chaque mois, le 2e mardi ».</summary>
    public string Label(DateOnly first)
    {
        var weekday = FrenchDate.Weekday(first).Split(' ')[0];
        var months = Every == 1 ? "chaque mois" : $"tous les {Every} mois";
        return Kind switch
        {
            RepetitionKind.Weeks => (Every == 1 ? "chaque semaine" : $"toutes les {Every} semaines") + $", le {weekday}",
            RepetitionKind.DayOfMonth => $"{months}, le {(first.Day == 1 ? "1er" : first.Day)}",
            RepetitionKind.WeekdayOfMonth => $"{months}, le {Rank(first) switch { 1 => "1er", 5 => "dernier", var rank => rank + "e" }} {weekday}",
            _ => throw new InvalidOperationException(),
        };
    }

    /// <summary>1 to 4, 5 for the last.</summary>
    private static int Rank(DateOnly day) => ((day.Day - 1) / 7) + 1;

    /// <summary>Always reckoned from the first, so that a short month does not shift those after it.</summary>
    private DateOnly Day(DateOnly first, int rank)
    {
        if (Kind == RepetitionKind.Weeks)
        {
            return first.AddDays(7 * Every * rank);
        }
        var month = first.AddMonths(Every * rank);
        if (Kind == RepetitionKind.DayOfMonth)
        {
            return month;
        }
        var start = new DateOnly(month.Year, month.Month, 1);
        var day = start.AddDays((((int)first.DayOfWeek - (int)start.DayOfWeek + 7) % 7) + (7 * (Rank(first) - 1)));
        return day.Month == start.Month ? day : day.AddDays(-7);
    }
}
