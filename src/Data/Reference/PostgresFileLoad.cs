using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace Tisserand.Data.Reference;

/// <summary>The load of one file on PostgreSQL: a binary COPY, on the connection that holds the lock.</summary>
internal sealed class PostgresFileLoad : FileLoad
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlDbType[] _types;
    private NpgsqlBinaryImporter? _copy;

    private PostgresFileLoad(NationalFile file, NpgsqlConnection connection)
        : base(file, ReferenceDb.Schema + ".")
    {
        _connection = connection;
        _types =
        [
            .. Table.Columns.Select(c => c[(c.IndexOf(' ', StringComparison.Ordinal) + 1)..] switch
            {
                "text" => NpgsqlDbType.Text,
                "integer" => NpgsqlDbType.Integer,
                "double precision" => NpgsqlDbType.Double,
                var other => throw new InvalidOperationException("No type for " + other),
            }),
        ];
    }

    private protected override DbConnection Connection => _connection;

    /// <summary>Null when another load is running.</summary>
    public static async Task<PostgresFileLoad?> Open(string connectionString, NationalFile file, CancellationToken cancellationToken)
    {
        // Not pooled: an advisory lock belongs to the session, which must end with the load.
        var text = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString;
        var load = new PostgresFileLoad(file, new(text));
        try
        {
            await load._connection.OpenAsync(cancellationToken);
            if (!await LoadLock.Take(load._connection, cancellationToken))
            {
                await load.DisposeAsync();
                return null;
            }
            await load.Renew(withKey: true, cancellationToken);
            load._copy = await load._connection.BeginBinaryImportAsync(
                $"COPY {load.Prefix}{load.Table.Next} ({string.Join(", ", load.Table.ColumnNames)}) FROM STDIN (FORMAT BINARY)", cancellationToken);
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
        _copy!.StartRow();
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is null or "")
            {
                _copy.WriteNull();
            }
            else
            {
                _copy.Write(values[i], _types[i]);
            }
        }
    }

    private protected override async Task Finish(CancellationToken cancellationToken)
    {
        await _copy!.CompleteAsync(cancellationToken);
        await _copy.DisposeAsync();
        _copy = null;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_copy is not null)
        {
            // Not completed: nothing of it stays.
            await _copy.DisposeAsync();
        }
        await LoadLock.Release(_connection);
        await _connection.DisposeAsync();
    }
}
