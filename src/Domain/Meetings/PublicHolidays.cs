namespace Tisserand.Domain.Meetings;

/// <summary>Jours fériés : the eleven legal holidays of mainland France. Source: code du travail, art. L. 3133-1 (loi du 8 août 2016); Easter by the Gregorian reckoning.</summary>
public static class PublicHolidays
{
    /// <summary>« lundi de Pâques »; null for an ordinary day.</summary>
    public static string? NameOf(DateOnly day)
    {
        var easter = Easter(day.Year);
        return (day.Month, day.Day) switch
        {
            (1, 1) => "jour de l’an",
            (5, 1) => "fête du Travail",
            (5, 8) => "8 mai",
            (7, 14) => "14 juillet",
            (8, 15) => "Assomption",
            (11, 1) => "Toussaint",
            (11, 11) => "11 novembre",
            (12, 25) => "Noël",
            _ => (day.DayNumber - easter.DayNumber) switch
            {
                1 => "lundi de Pâques",
                39 => "Ascension",
                50 => "lundi de Pentecôte",
                _ => null,
            },
        };
    }

    /// <summary>Easter Sunday, by the reckoning of Meeus, Jones and Butcher.</summary>
    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var sum = h + l - (7 * m) + 114;
        return new(year, sum / 31, (sum % 31) + 1);
    }
}
