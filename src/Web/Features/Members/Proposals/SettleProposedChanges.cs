using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Data.Members;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Members.Proposals;

/// <summary>What came of a decision on several proposed changes: some may be settled and others left.</summary>
/// <param name="Settled">How many.</param>
/// <param name="Left">Why the others were left, each naming its person.</param>
public sealed record SettledProposals(int Settled, IReadOnlyList<Refusal> Left);

/// <summary>Accepts proposed changes, or sets them aside; what an entry refuses is left, with its reason.</summary>
public sealed class SettleProposedChanges(TisserandDb db, Author author, Clock clock)
{
    private const int BatchSize = 100;

    /// <summary>Those whose entry still says what it said when the change was proposed.</summary>
    public Task<SettledProposals> Accept(IReadOnlyCollection<Guid> chosen, CancellationToken cancellationToken) =>
        Each(chosen, (change, member) => change.Accept(member, change.Before, clock.UtcNow, author.Name), cancellationToken);

    /// <summary>One, shown beside what the entry says now, which <paramref name="shown"/> marks (<see cref="Mark"/>).</summary>
    public Task<SettledProposals> AcceptShown(Guid chosen, string shown, CancellationToken cancellationToken) => Each([chosen], (change, member) =>
    {
        var now = ProposedFields.Of(member, change.Field);
        return change.Accept(member, Mark(now) == shown ? now : change.Before, clock.UtcNow, author.Name);
    }, cancellationToken);

    public Task<SettledProposals> SetAside(IReadOnlyCollection<Guid> chosen, CancellationToken cancellationToken) =>
        Each(chosen, (change, member) => change.SetAside(member, clock.UtcNow, author.Name), cancellationToken);

    /// <summary>A short mark of a value, to know on its return which one was shown.</summary>
    public static string Mark(string value) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(value)))[..16];

    private async Task<SettledProposals> Each(IReadOnlyCollection<Guid> chosen, Func<ProposedChange, Member, List<Refusal>> settle, CancellationToken cancellationToken)
    {
        var (settled, left) = (0, new List<Refusal>());
        foreach (var batch in chosen.Distinct().Chunk(BatchSize))
        {
            var (count, refusals) = await db.Serially(() => Batch(batch, settle, cancellationToken), cancellationToken);
            settled += count;
            left.AddRange(refusals);
        }
        db.ChangeTracker.Clear();
        return new(settled, left);
    }

    private async Task<(int Settled, List<Refusal> Left)> Batch(Guid[] ids, Func<ProposedChange, Member, List<Refusal>> settle, CancellationToken cancellationToken)
    {
        var changes = await db.Set<ProposedChange>().Where(p => EF.Parameter(ids).Contains(p.Id)).OrderBy(p => p.ProposedAt).ThenBy(p => p.Id).ToListAsync(cancellationToken);
        var concerned = changes.Select(c => c.MemberId).Distinct().ToArray();
        var members = await db.WholeMembers().Where(m => EF.Parameter(concerned).Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken);
        var left = new List<Refusal>();
        var settled = 0;
        foreach (var change in changes)
        {
            var refusals = settle(change, members[change.MemberId]);
            settled += refusals.Count == 0 ? 1 : 0;
            left.AddRange(refusals);
        }
        return (settled, left);
    }
}
