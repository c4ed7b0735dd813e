using Microsoft.Data.Sqlite;

namespace Tisserand.Data;

/// <summary>
/// One process at a time upgrades a SQLite file. The lock is an open file, which dies with its process; a row left in
/// __EFMigrationsLock by a killed upgrade is cleared, since its owner cannot be alive while we hold the file.
/// </summary>
internal sealed class SqliteUpgradeLock : IAsyncDisposable
{
    private readonly FileStream _file;

    private SqliteUpgradeLock(FileStream file) => _file = file;

    public static async Task<SqliteUpgradeLock> Take(BooksLocation location, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(location.Folder);
        FileStream? file = null;
        while (file is null)
        {
            try
            {
                file = new FileStream(Path.Combine(location.Folder, "upgrade.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (!cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(100, cancellationToken);
            }
        }
        if (File.Exists(location.SqliteFile))
        {
            await using var connection = new SqliteConnection($"Data Source={location.SqliteFile};Pooling=False");
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
            if ((long)(await command.ExecuteScalarAsync(cancellationToken))! > 0)
            {
                command.CommandText = "DELETE FROM __EFMigrationsLock";
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }
        return new(file);
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
