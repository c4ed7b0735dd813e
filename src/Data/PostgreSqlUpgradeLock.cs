using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Tisserand.Data;

/// <summary>
/// One process at a time upgrades a PostgreSQL database (created first when it is not there). The framework's own lock ends
/// with each migration, so that two first starts cross; this one is held by a session of its own and dies with it.
/// </summary>
internal sealed class PostgreSqlUpgradeLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _session;

    private PostgreSqlUpgradeLock(NpgsqlConnection session) => _session = session;

    public static async Task<PostgreSqlUpgradeLock> Take(TisserandDb db, string connection, CancellationToken cancellationToken)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellationToken))
        {
            try
            {
                await creator.CreateAsync(cancellationToken);
            }
            catch (PostgresException already) when (already.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
            {
                // Another instance has just done it.
            }
        }
        var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString);
        try
        {
            await session.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(7416)", session) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancellationToken);
            return new(session);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();
}
