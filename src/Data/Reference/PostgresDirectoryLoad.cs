using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Tisserand.Data.Reference;

/// <summary>
/// The load on PostgreSQL: one binary COPY per table, each on its connection. The advisory lock and the swap are on another
/// one; all die with their process.
/// </summary>
internal sealed class PostgresDirectoryLoad : DirectoryLoad
{
    private const string Schema = ReferenceDb.Schema;

    private readonly NpgsqlConnection _connection;
    private readonly string _connectionString;
    private readonly Copy _practitioner;
    private readonly Copy _place;
    private readonly Copy _activity;
    private readonly Copy _skill;

    private PostgresDirectoryLoad(NpgsqlConnection connection, string connectionString)
    {
        (_connection, _connectionString) = (connection, connectionString);
        _practitioner = new(connectionString, DirectoryTables.Named("practitioner"));
        _place = new(connectionString, DirectoryTables.Named("place"));
        _activity = new(connectionString, DirectoryTables.Named("activity"));
        _skill = new(connectionString, DirectoryTables.Named("skill"));
    }

    /// <summary>Null when another instance is loading.</summary>
    public static async Task<PostgresDirectoryLoad?> Open(string connectionString, CancellationToken cancellationToken)
    {
        // Not pooled: an advisory lock belongs to the session, which must end with the load.
        var text = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString;
        var connection = new NpgsqlConnection(text);
        try
        {
            await connection.OpenAsync(cancellationToken);
            if (!await LoadLock.Take(connection, cancellationToken))
            {
                await connection.DisposeAsync();
                return null;
            }
            foreach (var table in DirectoryTables.All)
            {
                await Run(connection, $"DROP TABLE IF EXISTS {Schema}.{table.Next}", cancellationToken);
                await Run(connection, table.Create($"{Schema}.{table.Next}", withKey: false), cancellationToken);
            }
            return new(connection, text);
        }
        catch
        {
            await connection.DisposeAsync();
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
        foreach (var copy in new[] { _practitioner, _place, _activity, _skill })
        {
            copy.Complete();
        }
        using (var prints = new Copy(_connectionString, DirectoryTables.Named("fingerprint")))
        {
            Write(fingerprints, prints);
            prints.Complete();
        }
        foreach (var label in labels)
        {
            await Run(_connection, $"INSERT INTO {Schema}.code_label_next VALUES ($1, $2, $3)", cancellationToken, label.List, label.Code, label.Label);
        }
        foreach (var line in rejected)
        {
            await Run(_connection, $"INSERT INTO {Schema}.rejected_line_next VALUES ($1, $2)", cancellationToken, line.Line, line.Reason);
        }
        await using var ask = new NpgsqlCommand($"SELECT coalesce(max(id), 0) + 1 FROM {Schema}.generation", _connection);
        var number = (long)(await ask.ExecuteScalarAsync(cancellationToken))!;
        // Two halves of one size that touch different tables: people and their names, the rest and the words by commune.
        var practitioner = DirectoryTables.Named("practitioner");
        await using (var second = new NpgsqlConnection(_connectionString))
        {
            await second.OpenAsync(cancellationToken);
            await Task.WhenAll(
                Run(_connection, Index(practitioner, number).Concat(SearchTables.BuildNames(Schema + ".", isPostgreSql: true, number)), cancellationToken),
                Run(second, DirectoryTables.All.Where(t => t != practitioner).SelectMany(t => Index(t, number))
                    .Concat(SearchTables.BuildPlaces(Schema + ".", isPostgreSql: true, number)), cancellationToken));
        }
        await Run(_connection, SearchTables.Vacuum(Schema + "."), cancellationToken);
        var difference = await new DirectoryComparison(_connection, Schema + ".", fingerprints, new Movements(_connection), number, number - 1).Run(cancellationToken);
        await using var transaction = await _connection.BeginTransactionAsync(cancellationToken);
        foreach (var step in SearchTables.Swap(Schema + "."))
        {
            await Run(_connection, step, cancellationToken);
        }
        foreach (var table in DirectoryTables.All)
        {
            await Run(_connection, $"DROP TABLE {Schema}.{table.Name}", cancellationToken);
            await Run(_connection, $"ALTER TABLE {Schema}.{table.Next} RENAME TO {table.Name}", cancellationToken);
        }
        var generation = describe(number);
        await Run(
            _connection, $"INSERT INTO {Schema}.generation VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", cancellationToken,
            generation.Id, generation.FileName, generation.ExtractedOn, generation.LoadedAt, generation.Rows,
            generation.Practitioners, generation.Places, generation.Rejected, generation.Unlocated, generation.Seconds);
        if (difference is { } d)
        {
            await Run(
                _connection, $"INSERT INTO {Schema}.difference VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", cancellationToken,
                d.Generation, d.Previous, d.Arrivals, d.Departures, d.Moves, d.Changes, d.Renumbered, d.Seconds);
        }
        await transaction.CommitAsync(cancellationToken);
        return generation;
    }

    public override async ValueTask DisposeAsync()
    {
        _practitioner.Dispose();
        _place.Dispose();
        _activity.Dispose();
        _skill.Dispose();
        await LoadLock.Release(_connection);
        await _connection.DisposeAsync();
    }

    private static IEnumerable<string> Index(DirectoryTables.Table table, long generation)
    {
        if (table.HasId)
        {
            yield return $"ALTER TABLE {Schema}.{table.Next} ADD CONSTRAINT pk_{table.Name}_{generation} PRIMARY KEY (id)";
        }
        foreach (var index in table.CreateIndexes($"{Schema}.{table.Next}", generation))
        {
            yield return index;
        }
        yield return $"ANALYZE {Schema}.{table.Next}";
    }

    /// <summary>One after the other, with the memory that an index of millions of rows is worth.</summary>
    private static async Task Run(NpgsqlConnection connection, IEnumerable<string> steps, CancellationToken cancellationToken)
    {
        foreach (var step in steps.Prepend("SET maintenance_work_mem = '256MB'").Prepend("SET work_mem = '128MB'"))
        {
            await Run(connection, step, cancellationToken);
        }
    }

#pragma warning disable CA2100 // Texts made of the constants of DirectoryTables.
    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object?[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
#pragma warning restore CA2100

    /// <summary>A binary COPY per table and batch, on the connection that compares.</summary>
    private sealed class Movements(NpgsqlConnection connection) : IMovementWriter
    {
        public async Task Write(IReadOnlyList<Movement> movements, IReadOnlyList<MovementInCommune> communes, CancellationToken cancellationToken)
        {
            await using (var rows = await connection.BeginBinaryImportAsync($"COPY {Schema}.{MovementTables.Into("movement")} FROM STDIN (FORMAT BINARY)", cancellationToken))
            {
                foreach (var m in movements)
                {
                    await rows.WriteRowAsync(cancellationToken, m.Id, m.Generation, (int)m.Kinds, m.NationalId, Or(m.Rpps), m.Folded, Or(m.Profession), Or(m.Before), Or(m.After));
                }
                await rows.CompleteAsync(cancellationToken);
            }
            await using (var rows = await connection.BeginBinaryImportAsync($"COPY {Schema}.{MovementTables.Into("movement_in_commune")} FROM STDIN (FORMAT BINARY)", cancellationToken))
            {
                foreach (var c in communes)
                {
                    await rows.WriteRowAsync(cancellationToken, c.Commune, c.Generation, c.Movement, c.Was, c.Now, c.Moved);
                }
                await rows.CompleteAsync(cancellationToken);
            }
        }

        private static object Or(string? text) => text ?? (object)DBNull.Value;
    }

    /// <summary>A binary COPY into one table.</summary>
    private sealed class Copy : DirectoryWriter
    {
        private readonly NpgsqlConnection _connection;
        private readonly NpgsqlBinaryImporter _importer;

        public Copy(string connectionString, DirectoryTables.Table table)
        {
            _connection = new(connectionString);
            _connection.Open();
            _importer = _connection.BeginBinaryImport($"COPY {Schema}.{table.Next} ({string.Join(", ", table.ColumnNames)}) FROM STDIN (FORMAT BINARY)");
        }

        public override void Begin() => _importer.StartRow();

        public override void Text(ReadOnlySpan<byte> utf8)
        {
            if (utf8.IsEmpty)
            {
                _importer.WriteNull();
            }
            else
            {
                _importer.Write(Encoding.UTF8.GetString(utf8), NpgsqlDbType.Text);
            }
        }

        public override void Number(int value) => _importer.Write(value, NpgsqlDbType.Integer);

        public override void Long(long value) => _importer.Write(value, NpgsqlDbType.Bigint);

        public override void Short(short value) => _importer.Write(value, NpgsqlDbType.Smallint);

        public override void Flag(bool value) => _importer.Write(value, NpgsqlDbType.Boolean);

        public override void Reference(int id)
        {
            if (id == 0)
            {
                _importer.WriteNull();
            }
            else
            {
                _importer.Write(id, NpgsqlDbType.Integer);
            }
        }

        public override void End()
        {
        }

        public void Complete()
        {
            _importer.Complete();
            _importer.Dispose();
        }

        public override void Dispose()
        {
            _importer.Dispose();
            _connection.Dispose();
        }
    }
}
