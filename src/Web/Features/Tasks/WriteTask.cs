using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Shell.Tasks;

namespace Tisserand.Web.Features.Tasks;

/// <summary>
/// Writes a task, corrects one or moves it on. Refuses what the task refuses, an owner who is not of the CPTS and an origin that
/// is not there. Whoever gives a task to themselves gets no mail of it.
/// </summary>
public sealed class WriteTask(TisserandDb db, IPayTasks pay) : IWriteTasks
{
    /// <param name="by">The account that writes; null for an API key or a job.</param>
    public async Task<Outcome<ToDo>> Write(ToDoDetails details, ToDoOrigin origin, Guid? by, CancellationToken cancellationToken)
    {
        var written = ToDo.Write(details, origin);
        List<Refusal> refusals = [.. written.Refusals, .. await CheckOwner(details.Owner, cancellationToken), .. await CheckOrigin(origin, cancellationToken)];
        if (refusals.Count > 0)
        {
            return refusals;
        }
        await TellNobodyOfOwnTask(written.Required, by, cancellationToken);
        db.Add(written.Required);
        await db.SaveChangesAsync(cancellationToken);
        return written;
    }

    /// <param name="task">As the context follows it.</param>
    public async Task<Outcome<ToDo>> Change(ToDo task, ToDoDetails details, Guid? by, CancellationToken cancellationToken)
    {
        List<Refusal> refusals = details.Owner == task.Owner ? [] : await CheckOwner(details.Owner, cancellationToken);
        refusals = refusals.Count > 0 ? [.. ToDo.Write(details, ToDoOrigin.None).Refusals, .. refusals] : task.Change(details);
        if (refusals.Count > 0)
        {
            return refusals;
        }
        await TellNobodyOfOwnTask(task, by, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return task;
    }

    /// <summary>Answers the next task, for one that comes back and was done.</summary>
    public async Task<ToDo?> Move(ToDo task, ToDoState state, DateOnly today, CancellationToken cancellationToken)
    {
        var next = task.Move(state, today);
        if (next is not null)
        {
            db.Add(next);
        }
        await pay.Moved(task, next, today, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return next;
    }

    private async Task TellNobodyOfOwnTask(ToDo task, Guid? by, CancellationToken cancellationToken)
    {
        if (by is not null && (task.OwnerAccountId == by
            || (task.OwnerMemberId is { } member && await db.Set<Member>().AnyAsync(m => m.Id == member && m.AccountId == by, cancellationToken))))
        {
            task.Told(late: false);
        }
    }

    private async Task<List<Refusal>> CheckOwner(ToDoOwner owner, CancellationToken cancellationToken)
    {
        var cpts = db.Cpts.Required;
        var isKnown = (owner.MemberId is null || await db.Set<Member>().AnyAsync(m => m.Id == owner.MemberId, cancellationToken))
            && (owner.AccountId is null || await db.Set<CptsAccess>().AnyAsync(a => a.CptsId == cpts && a.AccountId == owner.AccountId, cancellationToken));
        return isKnown ? [] : [new("owner-unknown", "Cette personne n’est pas connue de la CPTS.", "Owner")];
    }

    private async Task<List<Refusal>> CheckOrigin(ToDoOrigin origin, CancellationToken cancellationToken)
    {
        var isThere = (origin.MeetingId is null || await db.Set<Meeting>().AnyAsync(m => m.Id == origin.MeetingId, cancellationToken))
            && (origin.FicheActionId is null || await db.Set<FicheAction>().AnyAsync(f => f.Id == origin.FicheActionId, cancellationToken))
            && (origin.ResolutionId is null || await db.Set<Resolution>().AnyAsync(r => r.Id == origin.ResolutionId, cancellationToken));
        return isThere ? [] : [new("origin-unknown", "Ce dont vient cette tâche n’existe plus.")];
    }
}
