namespace Tisserand.Domain.Tasks;

/// <summary>État d'une tâche.</summary>
public enum ToDoState
{
    /// <summary>À faire.</summary>
    Waiting,

    /// <summary>En cours.</summary>
    Running,

    /// <summary>Faite.</summary>
    Done,

    /// <summary>Abandonnée.</summary>
    Dropped,
}

/// <summary>Répétition d'une tâche : once done, the next one appears by itself.</summary>
public enum Recurrence
{
    None,

    /// <summary>Chaque mois.</summary>
    Monthly,

    /// <summary>Chaque année.</summary>
    Yearly,
}

/// <summary>Mots des tâches, and their codes in addresses.</summary>
public static class ToDoWords
{
    public static string Label(this ToDoState state) => state switch
    {
        ToDoState.Waiting => "à faire",
        ToDoState.Running => "en cours",
        ToDoState.Done => "faite",
        ToDoState.Dropped => "abandonnée",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>« a-faire », « en-cours », « faite », « abandonnee ».</summary>
    public static string Code(this ToDoState state) => state switch
    {
        ToDoState.Waiting => "a-faire",
        ToDoState.Running => "en-cours",
        ToDoState.Done => "faite",
        ToDoState.Dropped => "abandonnee",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The state of its code; null for any other text.</summary>
    public static ToDoState? FindState(string? code) => Enum.GetValues<ToDoState>().Where(s => s.Code() == code).Select(s => (ToDoState?)s).FirstOrDefault();

    public static string Label(this Recurrence repeats) => repeats switch
    {
        Recurrence.None => "Une seule fois",
        Recurrence.Monthly => "Chaque mois",
        Recurrence.Yearly => "Chaque année",
        _ => throw new ArgumentOutOfRangeException(nameof(repeats)),
    };
}
