namespace Tisserand.Domain.Missions;

/// <summary>État d'une échéance, on a day.</summary>
public enum DeadlineState
{
    /// <summary>Tenue.</summary>
    Met,

    /// <summary>Tenue, but after its day.</summary>
    MetLate,

    /// <summary>En retard.</summary>
    Late,

    /// <summary>Proche : within <see cref="DeadlineStates.SoonDays"/>.</summary>
    Soon,

    /// <summary>À venir.</summary>
    Ahead,

    /// <summary>Passée : a day gone by, of which nothing says whether it was kept.</summary>
    Past,
}

/// <summary>États des échéances : how the state of a deadline follows from its day.</summary>
public static class DeadlineStates
{
    /// <summary>Days before a deadline from which it is announced.</summary>
    public const int SoonDays = 60;

    /// <summary>The state of something to be done by a day, included. <paramref name="doneOn"/> null: not done.</summary>
    public static DeadlineState Of(DateOnly dueOn, DateOnly? doneOn, DateOnly today) => doneOn is { } done
        ? done <= dueOn ? DeadlineState.Met : DeadlineState.MetLate
        : dueOn < today ? DeadlineState.Late
        : Upcoming(dueOn, today);

    /// <summary>The state of an event that nobody ticks off.</summary>
    public static DeadlineState OfEvent(DateOnly dueOn, DateOnly today) => dueOn < today ? DeadlineState.Past : Upcoming(dueOn, today);

    public static string Label(this DeadlineState state) => state switch
    {
        DeadlineState.Met => "tenue",
        DeadlineState.MetLate => "tenue en retard",
        DeadlineState.Late => "en retard",
        DeadlineState.Soon => "proche",
        DeadlineState.Ahead => "à venir",
        DeadlineState.Past => "passée",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private static DeadlineState Upcoming(DateOnly dueOn, DateOnly today) =>
        dueOn <= today.AddDays(SoonDays) ? DeadlineState.Soon : DeadlineState.Ahead;
}
