using Tisserand.Data;
using Tisserand.Data.Indemnities;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Sets proposed lines aside: nothing is paid for these presences and declarations. Refuses all of them without a reason.</summary>
public sealed class DismissIndemnity(TisserandDb db)
{
    public async Task<Outcome<IndemnityDecision>> Dismiss(
        IReadOnlyCollection<Guid> sources, Actor actor, string? reason, DateOnly today, CancellationToken cancellationToken)
    {
        var ids = sources.Distinct().ToList();
        var outcome = await db.Serially(async Task<Outcome<IndemnityDecision>> () =>
        {
            var rows = await db.Waiting(ids, cancellationToken);
            var grid = await db.ReadRateGrid(cancellationToken);
            var lines = new List<IndemnityLine>();
            foreach (var row in rows)
            {
                var line = IndemnityLine.Dismiss(row.Price(grid).Proposal, actor, reason, today);
                if (!line.Succeeded)
                {
                    return line.Refusals.ToList();
                }
                lines.Add(line.Value);
            }
            db.AddRange(lines);
            List<Refusal> left = rows.Count < ids.Count ? [IndemnityRefusals.DecidedMeanwhile(ids.Count - rows.Count)] : [];
            return new IndemnityDecision(lines, left, []);
        }, cancellationToken);
        db.ChangeTracker.Clear();
        return outcome;
    }
}
