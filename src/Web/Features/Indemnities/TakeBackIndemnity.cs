using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Takes decisions back: the lines are removed, and their presences are proposed anew as the attendance now says. Leaves what is paid, or in a batch of transfers.</summary>
public sealed class TakeBackIndemnity(TisserandDb db)
{
    /// <summary>Lines that are not of this CPTS, or were taken back already, are left out.</summary>
    public async Task<IndemnityDecision> TakeBack(IReadOnlyCollection<Guid> lines, CancellationToken cancellationToken)
    {
        var ids = lines.Distinct().ToList();
        return await db.Serially(async () =>
        {
            var found = await db.Set<IndemnityLine>().Where(l => EF.Parameter(ids).Contains(l.Id)).OrderBy(l => l.Day).ToListAsync(cancellationToken);
            var held = await db.HeldInBatches(IndemnityTransfers.SourceKind, ids, cancellationToken);
            var (taken, left) = (new List<IndemnityLine>(), new List<Refusal>());
            foreach (var line in found)
            {
                var refusals = held.TryGetValue(line.Id, out var batch) ? [IndemnityRefusals.HeldBy(batch)] : line.CheckTakeBack();
                left.AddRange(refusals);
                if (refusals.Count == 0)
                {
                    db.Remove(line);
                    taken.Add(line);
                }
            }
            return new IndemnityDecision(taken, left, []);
        }, cancellationToken);
    }
}
