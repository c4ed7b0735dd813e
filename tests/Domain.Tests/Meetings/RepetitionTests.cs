using System.Globalization;
using Tisserand.Domain.Meetings;
using Xunit;

namespace Tisserand.Domain.Tests.Meetings;

public sealed class RepetitionTests
{
    [Theory]
    [InlineData(RepetitionKind.Weeks, 2, "2026-10-13", 4, "2026-10-27 2026-11-10 2026-11-24", "toutes les 2 semaines, le mardi")]
    [InlineData(RepetitionKind.WeekdayOfMonth, 1, "2026-10-13", 4, "2026-11-10 2026-12-08 2027-01-12", "chaque mois, le 2e mardi")]
    [InlineData(RepetitionKind.WeekdayOfMonth, 1, "2026-10-29", 4, "2026-11-26 2026-12-31 2027-01-28", "chaque mois, le dernier jeudi")]
    [InlineData(RepetitionKind.WeekdayOfMonth, 3, "2026-09-01", 3, "2026-12-01 2027-03-02", "tous les 3 mois, le 1er mardi")]
    [InlineData(RepetitionKind.DayOfMonth, 1, "2026-12-31", 4, "2027-01-31 2027-02-28 2027-03-31", "chaque mois, le 31")]
    [InlineData(RepetitionKind.DayOfMonth, 2, "2026-12-01", 2, "2027-02-01", "tous les 2 mois, le 1er")]
    public void A_rhythm_gives_its_days(RepetitionKind kind, int every, string first, int times, string days, string label)
    {
        var repetition = new Repetition(kind, every, null, times, false);
        Assert.Equal(days.Split(' ').Select(Day), repetition.After(Day(first)).Required.Select(d => d.Day));
        Assert.Equal(label, repetition.Label(Day(first)));
    }

    [Fact]
    public void Holidays_are_said_and_skipped_without_being_counted()
    {
        var days = new Repetition(RepetitionKind.Weeks, 1, null, 4, true).After(new(2026, 4, 23)).Required;
        Assert.Equal(["2026-04-30", "2026-05-07", "2026-05-14*", "2026-05-21"], days.Select(d => d.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + (d.IsSkipped ? "*" : "")));
        Assert.Equal("Ascension", days[2].Holiday);
        Assert.False(new Repetition(RepetitionKind.Weeks, 1, null, 4, false).After(new(2026, 4, 23)).Required[2].IsSkipped);
    }

    [Fact]
    public void An_end_is_included_and_sixty_is_the_most()
    {
        var first = new DateOnly(2026, 1, 6);
        Assert.Equal(2, new Repetition(RepetitionKind.Weeks, 1, new(2026, 1, 20), null, false).After(first).Required.Count);
        Assert.Single(new Repetition(RepetitionKind.Weeks, 1, new(2026, 1, 19), null, false).After(first).Required);
        Assert.Equal(59, new Repetition(RepetitionKind.Weeks, 1, null, 60, true).After(first).Required.Count(d => !d.IsSkipped));
        foreach (var wrong in new Repetition[]
        {
            new(RepetitionKind.Weeks, 0, null, 4, false), new(RepetitionKind.Weeks, 13, null, 4, false), new(RepetitionKind.Weeks, 1, null, null, false),
            new(RepetitionKind.Weeks, 1, null, 1, false), new(RepetitionKind.Weeks, 1, null, 61, false), new(RepetitionKind.Weeks, 1, new(2026, 1, 6), null, false),
            new(RepetitionKind.Weeks, 1, new(2026, 1, 12), null, false), new(RepetitionKind.Weeks, 1, new(2099, 1, 1), null, false), new(RepetitionKind.Weeks, 1, new(2026, 5, 1), 3, false),
        })
        {
            Assert.Single(wrong.After(first).Refusals);
        }
    }

    [Theory]
    [InlineData("2026-04-06", "lundi de Pâques")]
    [InlineData("2026-05-25", "lundi de Pentecôte")]
    [InlineData("2027-05-06", "Ascension")]
    [InlineData("2038-04-26", "lundi de Pâques")]
    [InlineData("2026-07-14", "14 juillet")]
    [InlineData("2026-07-15", null)]
    public void The_holidays_of_France_are_known(string day, string? name) => Assert.Equal(name, PublicHolidays.NameOf(Day(day)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
