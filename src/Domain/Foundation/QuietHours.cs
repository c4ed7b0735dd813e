namespace Tisserand.Domain.Foundation;

/// <summary>
/// Heures calmes : nothing that leaves by itself does so between 20:00 and 8:00 on the clock of the CPTS. Source: none, a rule of the
/// application (droit à la déconnexion, code du travail, L. 2242-17, for those who are employed).
/// </summary>
public static class QuietHours
{
    public static readonly TimeOnly Begin = new(20, 0);
    public static readonly TimeOnly End = new(8, 0);

    /// <summary>The hour of the evening before to which what cannot wait for the morning is brought forward.</summary>
    public static readonly TimeOnly Evening = new(19, 0);

    public static bool Holds(TimeOnly hour) => hour >= Begin || hour < End;

    /// <summary>
    /// When what would leave at <paramref name="local"/> leaves instead: at 8:00 of the morning that follows when that still
    /// precedes <paramref name="event"/>, else at 19:00 of the evening before. Outside of the quiet hours, at that very moment.
    /// </summary>
    /// <param name="local">On the clock of the CPTS.</param>
    /// <param name="event">On the same clock.</param>
    public static DateTime Shift(DateTime local, DateTime @event)
    {
        var hour = TimeOnly.FromDateTime(local);
        if (!Holds(hour))
        {
            return local;
        }
        var evening = DateOnly.FromDateTime(hour >= Begin ? local : local.AddDays(-1));
        var morning = evening.AddDays(1).ToDateTime(End);
        return morning < @event ? morning : evening.ToDateTime(Evening);
    }
}
