using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Tisserand.Data;

/// <summary>
/// Work done as if nobody else worked at the same time: what it reads still holds when it writes. SQLite takes the one write
/// lock when the transaction begins; PostgreSQL lets them run together, refuses one of those that crossed, and it is done again.
/// </summary>
public static class SerialWork
{
    /// <summary>Of those that cross, one passes at each round: as many people as this may act at the same second.</summary>
    private const int Attempts = 60;

    private const string SerializationFailure = "40001";
    private const string Deadlock = "40P01";
    private const string UniqueViolation = "23505";

    /// <summary>
    /// Runs <paramref name="work"/>, saves and commits. It may run several times: it reads what it needs anew each time, and
    /// keeps nothing outside. The context follows no record when it begins.
    /// </summary>
    public static async Task<T> Serially<T>(this TisserandDb db, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            await using var turn = attempt > 1 && db.Database.IsNpgsql() ? await Turn.Wait(db, cancellationToken) : null;
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
                var done = await work();
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return done;
            }
            catch (Exception fault) when (attempt < Attempts && Crossed(fault))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(3 * attempt), cancellationToken);
            }
        }
    }

    /// <summary>The same, or as part of the serial work that is under way: a deed that others call within theirs.</summary>
    public static Task<T> WithinSerialWork<T>(this TisserandDb db, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(work);
        return db.Database.CurrentTransaction is null ? db.Serially(work, cancellationToken) : work();
    }

    /// <summary>
    /// PostgreSQL: those that crossed once go one after the other, or they could lock each other at each round. Held by the session and
    /// taken before the transaction, which would otherwise read what stood before the wait.
    /// </summary>
    private sealed class Turn(TisserandDb db) : IAsyncDisposable
    {
        private const long Key = 0x5365726961;

        public static async Task<Turn> Wait(TisserandDb db, CancellationToken cancellationToken)
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({Key})", cancellationToken);
            return new(db);
        }

        public async ValueTask DisposeAsync()
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({Key})", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }

    private static bool Crossed(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbUpdateConcurrencyException or DbException { SqlState: SerializationFailure or Deadlock or UniqueViolation })
            {
                return true;
            }
        }
        return false;
    }
}
