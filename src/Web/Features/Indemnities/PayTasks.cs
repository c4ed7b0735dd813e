using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Members;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Tasks;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>
/// Says by which deed a task is paid. Done, it is declared for the member who is responsible for it, and waits for approval like any
/// declaration; taken back before that, so is the declaration.
/// </summary>
public sealed class PayTasks(TisserandDb db, Author author) : IPayTasks
{
    /// <summary>Refuses a task or a deed that is not there, and a task whose payment was decided on.</summary>
    /// <param name="deed">Null when the task is not paid.</param>
    public async Task<List<Refusal>> PayBy(Guid task, Guid? deed, DateOnly today, CancellationToken cancellationToken)
    {
        if (await db.Set<ToDo>().SingleOrDefaultAsync(t => t.Id == task, cancellationToken) is not { } toDo || (deed is not null && !await db.Set<PaidDeed>().AnyAsync(d => d.Id == deed, cancellationToken)))
        {
            return [new("gone", "Cette tâche, ou ce forfait, n’existe plus.")];
        }
        if (await (from w in db.Set<DeclaredWork>() join l in db.Set<IndemnityLine>() on w.Id equals l.WorkId where w.TaskId == task select l).AnyAsync(cancellationToken))
        {
            return [new("decided", "Le forfait de cette tâche est déjà validé ou écarté.")];
        }
        var paid = await db.Set<PaidTask>().SingleOrDefaultAsync(t => t.TaskId == task, cancellationToken);
        if (paid is not null)
        {
            db.Remove(paid);
        }
        db.RemoveRange(await db.Set<DeclaredWork>().Where(w => w.TaskId == task).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        if (deed is { } by)
        {
            db.Add(PaidTask.Of(task, by));
            await Declare(toDo, by, today, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
        return [];
    }

    public async Task Moved(ToDo task, ToDo? next, DateOnly today, CancellationToken cancellationToken)
    {
        if (await db.Set<PaidTask>().AsNoTracking().SingleOrDefaultAsync(t => t.TaskId == task.Id, cancellationToken) is not { } paid)
        {
            return;
        }
        if (next is not null)
        {
            // The next one is paid alike.
            db.Add(PaidTask.Of(next.Id, paid.DeedId));
        }
        var declared = await db.Set<DeclaredWork>().SingleOrDefaultAsync(w => w.TaskId == task.Id, cancellationToken);
        if (declared is null)
        {
            await Declare(task, paid.DeedId, today, cancellationToken);
        }
        else if (task.State != ToDoState.Done && !await db.Set<IndemnityLine>().AnyAsync(l => l.WorkId == declared.Id, cancellationToken))
        {
            db.Remove(declared);
        }
    }

    public async Task<TaskPay?> Of(ToDo task, CptsOfRequest here, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.HoursValidation, Level.See))
        {
            return null;
        }
        var deed = await (from t in db.Set<PaidTask>() join d in db.Set<PaidDeed>() on t.DeedId equals d.Id where t.TaskId == task.Id select d).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var link = here.Allows(Area.HoursValidation, Level.Act) ? here.Link("finances/taches/" + task.Id) : null;
        return deed is null
            ? link is null || !await db.Set<PaidDeed>().AnyAsync(cancellationToken) ? null : new("rien de prévu", link)
            : new($"au forfait, {deed.Name}, {French.Euros(deed.Amount)}", link);
    }

    /// <summary>Nothing while the task is not done, when nobody of the members is responsible for it, or when the deed was not in force that day.</summary>
    private async Task Declare(ToDo task, Guid deedId, DateOnly today, CancellationToken cancellationToken)
    {
        if (task.State != ToDoState.Done)
        {
            return;
        }
        var (member, account) = (task.OwnerMemberId, task.OwnerAccountId);
        var owner = await db.Set<Member>().SingleOrDefaultAsync(m => member != null ? m.Id == member : account != null && m.AccountId == account, cancellationToken);
        var deed = await db.Set<PaidDeed>().AsNoTracking().SingleAsync(d => d.Id == deedId, cancellationToken);
        if (owner is null)
        {
            return;
        }
        var declared = DeclaredWork.Declare(owner, new(task.DoneOn, PaidActivity.Deed, 1, task.Mission, task.FicheActionId, task.Title, deed, task.MeetingId, task.Id), author.Name, today);
        if (declared.Succeeded)
        {
            db.Add(declared.Value);
        }
    }
}
