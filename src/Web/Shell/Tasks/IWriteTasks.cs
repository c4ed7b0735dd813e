using Tisserand.Domain.Foundation;
using Tisserand.Domain.Tasks;

namespace Tisserand.Web.Shell.Tasks;

/// <summary>Writes tasks for the modules above; that of the tasks answers.</summary>
public interface IWriteTasks
{
    /// <summary>Saves. Refuses what the task refuses, an owner who is not of the CPTS and an origin that is not there.</summary>
    /// <param name="by">The account that writes; null for a job.</param>
    Task<Outcome<ToDo>> Write(ToDoDetails details, ToDoOrigin origin, Guid? by, CancellationToken cancellationToken);
}
