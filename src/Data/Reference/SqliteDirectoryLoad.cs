using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tisserand.Data.Reference;

/// <summary>
/// The load on SQLite: prepared statements fed with the bytes of the file, committed in batches so that the write-ahead log
/// stays small, beside readers who keep the old generation.
/// </summary>
internal sealed class SqliteDirectoryLoad : DirectoryLoad
{
    private const int Batch = 100_000;

    private readonly SqliteConnection _connection;
    private readonly FileStream _lock;
    private readonly Statement _practitioner;
    private readonly Statement _place;
    private readonly Statement _activity;
    private readonly Statement _skill;
    private int _pending;

    private SqliteDirectoryLoad(SqliteConnection connection, FileStream hold)
    {
        _connection = connection;
        _lock = hold;
        Run("PRAGMA journal_mode=WAL");
        Run("PRAGMA synchronous=NORMAL");
        Run("PRAGMA cache_size=-32000");
        foreach (var table in DirectoryTables.All)
        {
            Run($"DROP TABLE IF EXISTS {table.Next}");
            Run(table.Create(table.Next, withKey: true));
        }
        _practitioner = new(connection, DirectoryTables.Named("practitioner"), Stepped);
        _place = new(connection, DirectoryTables.Named("place"), Stepped);
        _activity = new(connection, DirectoryTables.Named("activity"), Stepped);
        _skill = new(connection, DirectoryTables.Named("skill"), Stepped);
        Run("BEGIN IMMEDIATE");
    }

    /// <summary>Null when another process, or another request, is loading.</summary>
    public static SqliteDirectoryLoad? Open(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString) { Pooling = false };
        if (LoadLock.Take(builder.DataSource) is not { } hold)
        {
            return null;
        }
        var connection = new SqliteConnection(builder.ConnectionString);
        try
        {
            connection.Open();
            return new(connection, hold);
        }
        catch
        {
            connection.Dispose();
            hold.Dispose();
            throw;
        }
    }

    private protected override DirectoryWriter Practitioners => _practitioner;

    private protected override DirectoryWriter Places => _place;

    private protected override DirectoryWriter Activities => _activity;

    private protected override DirectoryWriter Skills => _skill;

    public override async Task<Generation> Complete(
        IReadOnlyCollection<CodeLabel> labels,
        IReadOnlyCollection<RejectedLine> rejected,
        IFingerprints fingerprints,
        Func<long, Generation> describe,
        CancellationToken cancellationToken)
    {
        foreach (var label in labels)
        {
            await Run("INSERT INTO code_label_next VALUES ($0, $1, $2)", cancellationToken, label.List, label.Code, label.Label);
        }
        foreach (var line in rejected)
        {
            await Run("INSERT INTO rejected_line_next VALUES ($0, $1)", cancellationToken, line.Line, line.Reason);
        }
        using (var prints = new Statement(_connection, DirectoryTables.Named("fingerprint"), Stepped))
        {
            Write(fingerprints, prints);
        }
        Run("COMMIT");
        CloseStatements();
        var number = Convert.ToInt64(Scalar("SELECT coalesce(max(id), 0) + 1 FROM generation"), CultureInfo.InvariantCulture);
        foreach (var index in DirectoryTables.All.SelectMany(t => t.CreateIndexes(t.Next, number)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Run(index);
        }
        foreach (var step in SearchTables.BuildNames(prefix: "", isPostgreSql: false, number).Concat(SearchTables.BuildPlaces(prefix: "", isPostgreSql: false, number)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Run(step);
        }
        var difference = await new DirectoryComparison(_connection, "", fingerprints, new Movements(this), number, number - 1).Run(cancellationToken);
        Run("BEGIN IMMEDIATE");
        foreach (var step in SearchTables.Swap(prefix: ""))
        {
            Run(step);
        }
        foreach (var table in DirectoryTables.All)
        {
            Run($"DROP TABLE {table.Name}");
            Run($"ALTER TABLE {table.Next} RENAME TO {table.Name}");
        }
        var generation = describe(number);
        await Run(
            "INSERT INTO generation VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9)", cancellationToken,
            generation.Id, generation.FileName, generation.ExtractedOn, generation.LoadedAt, generation.Rows,
            generation.Practitioners, generation.Places, generation.Rejected, generation.Unlocated, generation.Seconds);
        if (difference is { } d)
        {
            await Run("INSERT INTO difference VALUES ($0, $1, $2, $3, $4, $5, $6, $7)", cancellationToken, d.Generation, d.Previous, d.Arrivals, d.Departures, d.Moves, d.Changes, d.Renumbered, d.Seconds);
        }
        Run("COMMIT");
        Run("PRAGMA analysis_limit=1000");
        Run("ANALYZE");
        Run("PRAGMA wal_checkpoint(PASSIVE)");
        return generation;
    }

    public override async ValueTask DisposeAsync()
    {
        CloseStatements();
        await _connection.DisposeAsync();
        await _lock.DisposeAsync();
    }

    private void CloseStatements()
    {
        _practitioner.Dispose();
        _place.Dispose();
        _activity.Dispose();
        _skill.Dispose();
    }

    private void Stepped()
    {
        if (++_pending == Batch)
        {
            _pending = 0;
            Run("COMMIT");
            Run("BEGIN IMMEDIATE");
        }
    }

#pragma warning disable CA2100 // Texts made of the constants of DirectoryTables.
    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private async Task Run(string sql, CancellationToken cancellationToken, params object?[] values)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue("$" + i.ToString(CultureInfo.InvariantCulture), values[i] ?? DBNull.Value);
        }
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private object? Scalar(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
#pragma warning restore CA2100

    /// <summary>Prepared insertions, one transaction per batch.</summary>
    private sealed class Movements(SqliteDirectoryLoad load) : IMovementWriter
    {
        public async Task Write(IReadOnlyList<Movement> movements, IReadOnlyList<MovementInCommune> communes, CancellationToken cancellationToken)
        {
            load.Run("BEGIN IMMEDIATE");
            await Insert("movement", 9, movements, m => [m.Id, m.Generation, (int)m.Kinds, m.NationalId, m.Rpps, m.Folded, m.Profession, m.Before, m.After], cancellationToken);
            await Insert("movement_in_commune", 6, communes, c => [c.Commune, c.Generation, c.Movement, c.Was, c.Now, c.Moved], cancellationToken);
            load.Run("COMMIT");
        }

        private async Task Insert<T>(string table, int count, IReadOnlyList<T> rows, Func<T, object?[]> values, CancellationToken cancellationToken)
        {
            await using var command = load._connection.CreateCommand();
#pragma warning disable CA2100 // Constants.
            command.CommandText = $"INSERT INTO {MovementTables.Into(table)} VALUES ({string.Join(", ", Enumerable.Range(0, count).Select(i => "$" + i.ToString(CultureInfo.InvariantCulture)))})";
#pragma warning restore CA2100
            var parameters = Enumerable.Range(0, count).Select(i => command.Parameters.AddWithValue("$" + i.ToString(CultureInfo.InvariantCulture), DBNull.Value)).ToList();
            foreach (var row in rows)
            {
                var cells = values(row);
                for (var i = 0; i < count; i++)
                {
                    parameters[i].Value = cells[i] ?? DBNull.Value;
                }
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }
    }

    /// <summary>A prepared insertion, below ADO.NET: no parameter object, no UTF-16 on the way.</summary>
    private sealed class Statement : DirectoryWriter
    {
        private readonly SqliteConnection _connection;
        private readonly sqlite3_stmt _statement;
        private readonly Action _stepped;
        private int _column;

        public Statement(SqliteConnection connection, DirectoryTables.Table table, Action stepped)
        {
            _stepped = stepped;
            _connection = connection;
            var sql = $"INSERT INTO {table.Next} VALUES ({string.Join(", ", Enumerable.Repeat("?", table.Columns.Count))})";
            Check(raw.sqlite3_prepare_v2(connection.Handle, sql, out _statement));
        }

        public override void Text(ReadOnlySpan<byte> utf8) => Check(utf8.IsEmpty
            ? raw.sqlite3_bind_null(_statement, ++_column)
            : raw.sqlite3_bind_text(_statement, ++_column, utf8));

        public override void Number(int value) => Check(raw.sqlite3_bind_int(_statement, ++_column, value));

        public override void Reference(int id) => Check(id == 0
            ? raw.sqlite3_bind_null(_statement, ++_column)
            : raw.sqlite3_bind_int(_statement, ++_column, id));

        public override void Begin() => _column = 0;

        public override void Short(short value) => Number(value);

        public override void Long(long value) => Check(raw.sqlite3_bind_int64(_statement, ++_column, value));

        public override void Flag(bool value) => Number(value ? 1 : 0);

        public override void End()
        {
            if (raw.sqlite3_step(_statement) != raw.SQLITE_DONE)
            {
                Check(raw.sqlite3_reset(_statement));
            }
            Check(raw.sqlite3_reset(_statement));
            _stepped();
        }

        public override void Dispose() => _statement.Dispose();

        private void Check(int code)
        {
            if (code != raw.SQLITE_OK)
            {
                throw new SqliteException(raw.sqlite3_errmsg(_connection.Handle).utf8_to_string(), code);
            }
        }
    }
}
