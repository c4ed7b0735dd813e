using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Tasks;
using Tisserand.Domain.Members;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Space;
using Tisserand.Web.Shell.Tasks;

namespace Tisserand.Web.Features.Tasks;

/// <summary>In « Mon espace »: the tasks given to the person, by their entry or by their account.</summary>
internal sealed class TasksOfSpace(TisserandDb db) : ISpaceSection
{
    public int Order => 15;

    public async Task<SpaceSection?> Of(Guid member, CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        var tasks = await db.Set<ToDo>().AsNoTracking()
            .Where(t => (t.OwnerMemberId == member || db.Set<Member>().Any(m => m.CptsId == t.CptsId && m.Id == member && m.AccountId == t.OwnerAccountId))
                && (t.State == ToDoState.Waiting || t.State == ToDoState.Running)).Rows(db).ByDay().Take(50).ToListAsync(cancellationToken);
        // Nobody sees an empty section who was never given anything.
        return tasks.Count == 0 ? null : new("taches", "Mes tâches", "list-check", "", [.. tasks.Select(t => new SpaceLine(t.Title, $"{TaskText.Due(t.DueOn)}, {TaskText.Mission(t.Mission)}")
        {
            Tag = TaskWords.State(t.State, t.DueOn, today),
        })])
        {
            Acts = [new("Dire ce qui est fait", here.Link("mon-espace/taches"), "check")],
        };
    }
}
