using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Meetings;

/// <summary>Plans a meeting with the members invited, changes one, invites more people to it.</summary>
public sealed class PlanMeeting(TisserandDb db)
{
    /// <summary>Refuses what the meeting refuses. Identifiers that are no member of this CPTS are left out.</summary>
    public async Task<Outcome<Meeting>> Plan(MeetingDetails details, IReadOnlyCollection<Guid> invited, CancellationToken cancellationToken)
    {
        var planned = Meeting.Plan(details);
        if (!planned.Succeeded)
        {
            return planned;
        }
        planned.Value.Invite(await Known(invited, cancellationToken));
        db.Add(planned.Value);
        await db.SaveChangesAsync(cancellationToken);
        return planned;
    }

    /// <param name="meeting">With its attendance, as the context follows it: its lines are measured again.</param>
    public async Task<Outcome<Meeting>> Change(Meeting meeting, MeetingDetails details, CancellationToken cancellationToken)
    {
        var refusals = meeting.Change(details);
        if (refusals.Count > 0)
        {
            return refusals;
        }
        await db.SaveChangesAsync(cancellationToken);
        return meeting;
    }

    /// <summary>
    /// Answers how many were added: those on the list already, and identifiers of nobody, are left out. Two people who add the
    /// same person at the same second add them once.
    /// </summary>
    /// <returns>Null when this CPTS has no meeting of this identifier.</returns>
    public Task<int?> Invite(Guid meeting, IReadOnlyCollection<Guid> members, CancellationToken cancellationToken) => db.Serially(
        async Task<int?> () => await db.ReadMeeting(meeting, cancellationToken) is { } found ? found.Invite(await Known(members, cancellationToken)) : null,
        cancellationToken);

    /// <summary>One query whatever the number; none for nobody.</summary>
    private async Task<List<Guid>> Known(IReadOnlyCollection<Guid> members, CancellationToken cancellationToken) =>
        members.Count == 0 ? [] : await db.Set<Member>().Where(m => EF.Parameter(members).Contains(m.Id)).OrderBy(m => m.FoldedName).Select(m => m.Id).ToListAsync(cancellationToken);
}
