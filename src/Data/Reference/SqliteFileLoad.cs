using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Tisserand.Data.Reference;

/// <summary>The load of one file on SQLite: one prepared statement, committed in batches so that the write-ahead log stays small.</summary>
internal sealed class SqliteFileLoad : FileLoad
{
    private const int Batch = 50_000;

    private readonly SqliteConnection _connection;
    private readonly FileStream _lock;
    private SqliteCommand? _insert;
    private SqliteTransaction? _transaction;
    private int _pending;

    private SqliteFileLoad(NationalFile file, SqliteConnection connection, FileStream hold)
        : base(file, prefix: "") => (_connection, _lock) = (connection, hold);

    private protected override DbConnection Connection => _connection;

    /// <summary>Null when another load is running.</summary>
    public static async Task<SqliteFileLoad?> Open(string connectionString, NationalFile file, CancellationToken cancellationToken)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString) { Pooling = false };
        if (LoadLock.Take(builder.DataSource) is not { } hold)
        {
            return null;
        }
        var load = new SqliteFileLoad(file, new(builder.ConnectionString), hold);
        try
        {
            await load._connection.OpenAsync(cancellationToken);
            await load.Run("PRAGMA synchronous=NORMAL", cancellationToken);
            await load.Renew(withKey: true, cancellationToken);
            load._insert = load._connection.CreateCommand();
            var names = Enumerable.Range(0, load.Table.Columns.Count).Select(i => "@p" + i.ToString(CultureInfo.InvariantCulture)).ToList();
#pragma warning disable CA2100 // Texts made of the constants of FileTables.
            load._insert.CommandText = $"INSERT INTO {load.Table.Next} VALUES ({string.Join(", ", names)})";
#pragma warning restore CA2100
            names.ForEach(n => load._insert.Parameters.Add(new SqliteParameter { ParameterName = n }));
            load.Start();
            return load;
        }
        catch
        {
            await load.DisposeAsync();
            throw;
        }
    }

    public override void Add(params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _insert!.Parameters[i].Value = values[i] is null or "" ? DBNull.Value : values[i];
        }
        _insert!.ExecuteNonQuery();
        if (++_pending == Batch)
        {
            _transaction!.Commit();
            _transaction.Dispose();
            Start();
        }
    }

    private protected override async Task Finish(CancellationToken cancellationToken)
    {
        await _transaction!.CommitAsync(cancellationToken);
        await _transaction.DisposeAsync();
        _transaction = null;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync();
        }
        if (_insert is not null)
        {
            await _insert.DisposeAsync();
        }
        await _connection.DisposeAsync();
        await _lock.DisposeAsync();
    }

    private void Start()
    {
        _pending = 0;
        _insert!.Transaction = _transaction = _connection.BeginTransaction();
    }
}
