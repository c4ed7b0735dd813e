using Tisserand.Domain.Tasks;

namespace Tisserand.Web.Shell.Tasks;

/// <summary>Tasks that are paid by deed: told by the module that pays, so that tasks know nothing of money.</summary>
public interface IPayTasks
{
    /// <summary>A task goes to another state, and answers the next for one that comes back; before it is saved.</summary>
    Task Moved(ToDo task, ToDo? next, DateOnly today, CancellationToken cancellationToken);

    /// <summary>What a task is paid, for its page; null when there is nothing to say to whoever asks.</summary>
    Task<TaskPay?> Of(ToDo task, CptsOfRequest here, CancellationToken cancellationToken);
}

/// <param name="Label">« Rédiger un protocole, 150 € » ; « rien de prévu ».</param>
/// <param name="Link">Where it is changed; null for whoever only sees.</param>
public sealed record TaskPay(string Label, string? Link);
