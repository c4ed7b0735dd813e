using Tisserand.Domain.Missions;
using Tisserand.Domain.Tasks;

namespace Tisserand.Web.Shell.Tasks;

/// <summary>Model of the partial « _TasksOf »: the tasks of a meeting, of a decision voted or of a fiche action, and a line to add one.</summary>
/// <param name="Mission">Of the record: the task added there has it.</param>
public sealed record TasksOf(MissionCode? Mission)
{
    public Guid? MeetingId { get; init; }

    public Guid? ResolutionId { get; init; }

    public Guid? FicheActionId { get; init; }

    public ToDoOrigin Origin => new(MeetingId, ResolutionId, FicheActionId);

    /// <summary>The line to add one offers the decisions adopted at the meeting.</summary>
    public bool AsksDecision { get; init; }
}

/// <summary>How the state of a task is said, with its tone.</summary>
public static class TaskWords
{
    public static (string Label, string Tone) State(ToDoState state, DateOnly? dueOn, DateOnly today) => state switch
    {
        ToDoState.Done => (state.Label(), "ok"),
        ToDoState.Dropped => (state.Label(), ""),
        _ when dueOn < today => ("en retard", "late"),
        ToDoState.Running => (state.Label(), "wait"),
        _ => (state.Label(), "due"),
    };
}
