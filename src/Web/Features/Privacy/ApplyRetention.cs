using Microsoft.EntityFrameworkCore;
using Tisserand.Web.Shell.Privacy;

namespace Tisserand.Web.Features.Privacy;

/// <summary>What applying a rule did.</summary>
/// <param name="Kept">Why some stay, in French.</param>
public sealed record RetentionDone(int Count, IReadOnlyList<string> Kept);

/// <summary>Applies a rule of retention to all whose time is over, some hundreds at a time.</summary>
public sealed class ApplyRetention(IServiceProvider services, ReadRetention retention)
{
    private const int Batch = 200;

    public async Task<RetentionDone> Apply(RetentionRule rule, CancellationToken cancellationToken)
    {
        var (kept, done, last) = (new List<string>(), 0, Guid.Empty);
        while (true)
        {
            // Those that refused come again: what follows the last identifier read.
            var from = last;
            var ids = await retention.Due(rule).Where(d => d.Id.CompareTo(from) > 0).OrderBy(d => d.Id).Select(d => d.Id).Take(Batch).ToListAsync(cancellationToken);
            if (ids.Count == 0)
            {
                return new(done, kept);
            }
            var refused = await rule.Apply(services, ids, cancellationToken);
            kept.AddRange(refused);
            done += ids.Count - refused.Count;
            last = ids[^1];
        }
    }
}
