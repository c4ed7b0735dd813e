using Npgsql;

namespace Tisserand.Data.Reference;

/// <summary>One load of national data at a time for the whole installation; the lock dies with the process that holds it.</summary>
internal static class LoadLock
{
    private const long Key = 0x4c6f6164446972;

    /// <summary>The file held beside the SQLite base; null when another load holds it.</summary>
    public static FileStream? Take(string baseFile)
    {
        try
        {
            return new(baseFile + ".chargement", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>An advisory lock of the session of this connection; false when another load holds it.</summary>
    public static async Task<bool> Take(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection);
        command.Parameters.AddWithValue(Key);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Lets the lock go at once: the server notices a closed connection in its own time.</summary>
    public static async Task Release(NpgsqlConnection connection)
    {
        if (connection.FullState != System.Data.ConnectionState.Open)
        {
            return;
        }
        try
        {
            await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock($1)", connection);
            command.Parameters.AddWithValue(Key);
            await command.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException)
        {
            // In a transaction that failed, or cut off: the end of the session does it.
        }
    }
}
