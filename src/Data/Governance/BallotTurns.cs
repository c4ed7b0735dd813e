using System.Data;
using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Governance;

namespace Tisserand.Data.Governance;

/// <summary>
/// Acts on one ballot, each in its turn: a vote, a closing, a count. Unlike <see cref="SerialWork"/>, which lets them run together and
/// does again those that crossed, they wait: when a whole assembly votes at the same second, every one crosses every other.
/// </summary>
public static class BallotTurns
{
    /// <summary>Runs <paramref name="work"/>, saves and commits, while nobody else acts on the resolution. The context follows no record when it begins.</summary>
    public static async Task<T> InTurn<T>(this TisserandDb db, Guid resolution, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(work);
        db.ChangeTracker.Clear();
        var isPostgreSql = db.Database.IsNpgsql();
        // SQLite takes the one write lock of the base when the transaction begins.
        await using var transaction = await db.Database.BeginTransactionAsync(isPostgreSql ? IsolationLevel.ReadCommitted : IsolationLevel.Serializable, cancellationToken);
        if (isPostgreSql)
        {
            await db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Resolutions" WHERE "Id" = {resolution} FOR UPDATE""", cancellationToken);
        }
        var done = await work();
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return done;
    }

    /// <summary>What was cast on phones, open or secret.</summary>
    public static async Task<List<(string College, VoteChoice Choice)>> ReadCast(this TisserandDb db, Resolution resolution, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resolution);
        if (resolution.IsSecret)
        {
            var urn = await db.Set<BallotUrn>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == resolution.Id, cancellationToken);
            return [.. (urn?.Ballots ?? []).Select(b => (b.College, b.Choice))];
        }
        var marks = await db.Set<VoteMark>().Where(m => m.ResolutionId == resolution.Id).Select(m => new { m.College, m.Choice }).ToListAsync(cancellationToken);
        return marks.ConvertAll(m => (m.College, m.Choice!.Value));
    }
}
