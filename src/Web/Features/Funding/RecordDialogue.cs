using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Funding;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Meetings;

namespace Tisserand.Web.Features.Funding;

/// <summary>Records a dialogue de gestion, changes it, takes it out.</summary>
public sealed class RecordDialogue(TisserandDb db, ContractQueries contracts)
{
    /// <summary>Refuses what the dialogue refuses, and a meeting that is not of this CPTS. A null value without a refusal: no contract, or no such dialogue.</summary>
    public async Task<Outcome<ManagementDialogue?>> Record(Guid? id, DialogueDetails details, DateOnly today, CancellationToken cancellationToken)
    {
        if (await contracts.On(today, cancellationToken) is not { Contract: var contract })
        {
            return (ManagementDialogue?)null;
        }
        if (details.MeetingId is { } meeting && !await db.Set<Meeting>().AnyAsync(m => m.Id == meeting, cancellationToken))
        {
            return new Refusal("meeting-unknown", "Cette réunion n’existe plus.", nameof(ManagementDialogue.MeetingId));
        }
        ManagementDialogue? dialogue = null;
        if (id is not null && (dialogue = await db.Set<ManagementDialogue>().SingleOrDefaultAsync(d => d.Id == id && d.ContractId == contract.Id, cancellationToken)) is null)
        {
            return dialogue;
        }
        if (dialogue is null)
        {
            var held = ManagementDialogue.Hold(contract, details);
            if (!held.Succeeded)
            {
                return held.Refusals.ToList();
            }
            db.Add(dialogue = held.Value);
        }
        else if (dialogue.Change(contract, details) is { Count: > 0 } refusals)
        {
            return refusals;
        }
        await db.SaveChangesAsync(cancellationToken);
        return dialogue;
    }

    /// <summary>False when there was none.</summary>
    public async Task<bool> Remove(Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<ManagementDialogue>().SingleOrDefaultAsync(d => d.Id == id, cancellationToken) is not { } dialogue)
        {
            return false;
        }
        db.Remove(dialogue);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
