using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Governance;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;

namespace Tisserand.Web.Features.Governance.Sittings;

/// <summary>Opens and closes a vote on phones, or enters what a show of hands gave; refuses what the resolution refuses, and once the minutes are approved.</summary>
public sealed class HoldBallot(TisserandDb db)
{
    public Task<List<Refusal>?> Open(Guid resolution, CancellationToken cancellationToken) =>
        Act(resolution, (r, assembly, _) => Task.FromResult(r.Open(assembly)), cancellationToken);

    public Task<List<Refusal>?> Close(Guid resolution, CancellationToken cancellationToken) =>
        Act(resolution, async (r, assembly, rule) => r.Close(assembly, await db.ReadCast(r, cancellationToken), rule), cancellationToken);

    public Task<List<Refusal>?> Count(Guid resolution, IReadOnlyList<TypedCount> counts, CancellationToken cancellationToken) =>
        Act(resolution, (r, assembly, rule) => Task.FromResult(r.Count(assembly, counts, rule)), cancellationToken);

    /// <returns>Null when the CPTS has no such resolution.</returns>
    private Task<List<Refusal>?> Act(Guid id, Func<Resolution, Assembly, VoteRule, Task<List<Refusal>>> act, CancellationToken cancellationToken) => db.InTurn(id, async () =>
    {
        if (await db.Set<Resolution>().Include(r => r.Counts).AsSingleQuery().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } resolution
            || await db.ReadSittingMeeting(resolution.MeetingId, cancellationToken) is not { } meeting)
        {
            return null;
        }
        if (await db.IsMinuted(meeting.Id, cancellationToken))
        {
            return [new("minutes-approved", "Le procès-verbal est approuvé\u00A0: les votes ne changent plus.")];
        }
        var rule = (await db.ReadRuleBook(meeting.Day, cancellationToken)).VoteRuleFor(resolution.Kind, meeting.Kind == MeetingKind.GeneralAssembly);
        return (List<Refusal>?)await act(resolution, await db.ReadAssembly(meeting, cancellationToken), rule);
    }, cancellationToken);
}
