using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Funding;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Shell.Tasks;

namespace Tisserand.Web.Features.Funding;

/// <summary>Makes tasks of the steps of the renewal, each once.</summary>
public sealed class PlanRenewal(TisserandDb db, ContractQueries contracts, IWriteTasks tasks)
{
    /// <summary>Answers how many were written; those that already are tasks are left. Refuses what the task refuses.</summary>
    public async Task<Outcome<int>> Plan(IReadOnlyCollection<string> steps, Guid? by, DateOnly today, CancellationToken cancellationToken)
    {
        if (await contracts.Signature(today, cancellationToken) is not { } contract)
        {
            return new Refusal("no-contract", "Saisissez d’abord le contrat.");
        }
        var known = await db.Set<RenewalTask>().Where(t => t.ContractId == contract.Id).Select(t => t.Step).ToListAsync(cancellationToken);
        var written = 0;
        foreach (var step in RenewalStep.Of(contract.SignedOn).Where(s => steps.Contains(s.Code) && !known.Contains(s.Code)))
        {
            var task = await tasks.Write(new(step.Title, step.Why, ToDoOwner.Nobody, step.DueOn < today ? today : step.DueOn, null, false, Recurrence.None, null), ToDoOrigin.None, by, cancellationToken);
            if (!task.Succeeded)
            {
                return task.Refusals.ToList();
            }
            db.Add(new RenewalTask(contract.Id, step.Code, task.Value.Id));
            await db.SaveChangesAsync(cancellationToken);
            written++;
        }
        return written;
    }
}
