using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Tisserand.Data;
using Tisserand.Data.Reference;
using Tisserand.Web.Features.Reference.Imports;

namespace Tisserand.Bench;

/// <summary>
/// The rate of import-rpps beside what the database can take: the same lines, read and split, into one table of text columns without
/// any index: by one prepared statement in one transaction, and on PostgreSQL by one binary COPY too. Then the file of some
/// months later, compared with the first. Turns alternate in one run; the medians.
/// </summary>
/// <param name="later">The same population some months later; null for none.</param>
/// <param name="postgreSql">Connection string of an empty database; null for SQLite.</param>
internal sealed class ImportBench(string file, string? later, string? postgreSql, int turns)
{
    private const int FewRows = 200_000;

    private readonly List<double> _raw = [];
    private readonly List<double> _import = [];
    private readonly List<double> _again = [];
    private Difference? _difference;
    private long _rows;

    public async Task<int> Run()
    {
        for (var turn = 0; turn < turns; turn++)
        {
            await InFolder(async folder => _rows = await Timed(_raw, () => postgreSql is null ? Task.FromResult(RawOnSqlite(folder)) : RawOnPostgreSql()));
            await InFolder(async folder =>
            {
                await Timed(_import, () => Import(file, folder));
                if (later is not null)
                {
                    await Timed(_again, () => Import(later, folder));
                    await using var db = Open(folder);
                    _difference = await db.Differences.OrderByDescending(d => d.Generation).FirstOrDefaultAsync();
                }
            });
        }
        var insertRate = 0.0;
        if (postgreSql is not null)
        {
            await InFolder(async _ => insertRate = await InsertOnPostgreSql());
        }
        var (rawRate, importRate) = (_rows / Median(_raw), _rows / Median(_import));
        Say($"base                     {(postgreSql is null ? "SQLite" : "PostgreSQL")}");
        Say($"rows                     {_rows}");
        Say($"{(postgreSql is null ? "raw insert" : "raw COPY  ")}               {rawRate,9:F0} rows/s");
        if (postgreSql is not null)
        {
            Say($"raw insert               {insertRate,9:F0} rows/s   (first {FewRows} rows; ratio {importRate / insertRate:F2})");
        }
        Say($"import-rpps              {importRate,9:F0} rows/s   (reading, checking, deduplicating, locating, indexes and swap included)");
        Say($"ratio                    {importRate / rawRate,9:F2}");
        if (later is not null)
        {
            var againRate = _rows / Median(_again);
            Say($"the later file           {againRate,9:F0} rows/s   (comparison included; {againRate / importRate:F2} of the first)");
            Say($"differences              {_difference?.Arrivals} arrivals, {_difference?.Departures} departures, {_difference?.Moves} moves, {_difference?.Changes} changes, {_difference?.Renumbered} renumbered, in {_difference?.Seconds} s");
        }
        Say($"peak working set         {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0,9:F0} MB  (all, one process)");
        return 0;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static async Task<long> Timed(List<double> seconds, Func<Task<long>> work)
    {
        var watch = Stopwatch.StartNew();
        var rows = await work();
        seconds.Add(watch.Elapsed.TotalSeconds);
        return rows;
    }

    private async Task InFolder(Func<string, Task> work)
    {
        var folder = Directory.CreateTempSubdirectory("tisserand-bench-").FullName;
        try
        {
            await work(folder);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
            if (postgreSql is not null)
            {
                await using var connection = new NpgsqlConnection(postgreSql);
                await connection.OpenAsync();
                await using var command = new NpgsqlCommand("DROP SCHEMA IF EXISTS reference CASCADE; DROP TABLE IF EXISTS line", connection);
                await command.ExecuteNonQueryAsync();
            }
        }
    }

    private static string[] Names(StreamReader reader) => [.. Enumerable.Range(0, reader.ReadLine()!.TrimEnd('|').Split('|').Length).Select(i => "c" + i.ToString(CultureInfo.InvariantCulture))];

    private StreamReader Reader() => new(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);

#pragma warning disable CA2100 // Names of columns made of numbers.
    private long RawOnSqlite(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "raw.db")};Pooling=False");
        connection.Open();
        using var reader = Reader();
        var names = Names(reader);
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; CREATE TABLE line ({string.Join(", ", names.Select(n => n + " text"))})";
        command.ExecuteNonQuery();
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT INTO line VALUES ({string.Join(", ", names.Select(n => "$" + n))})";
        foreach (var name in names)
        {
            insert.Parameters.Add("$" + name, SqliteType.Text);
        }
        insert.Prepare();
        long rows = 0;
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('|');
            for (var i = 0; i < names.Length; i++)
            {
                insert.Parameters[i].Value = cells[i];
            }
            insert.ExecuteNonQuery();
            rows++;
        }
        transaction.Commit();
        return rows;
    }

    private async Task<long> RawOnPostgreSql()
    {
        await using var connection = new NpgsqlConnection(postgreSql);
        await connection.OpenAsync();
        using var reader = Reader();
        var names = Names(reader);
        await using (var create = new NpgsqlCommand($"CREATE TABLE line ({string.Join(", ", names.Select(n => n + " text"))})", connection))
        {
            await create.ExecuteNonQueryAsync();
        }
        long rows = 0;
        using var copy = connection.BeginBinaryImport($"COPY line ({string.Join(", ", names)}) FROM STDIN (FORMAT BINARY)");
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('|');
            copy.StartRow();
            for (var i = 0; i < names.Length; i++)
            {
                copy.Write(cells[i], NpgsqlDbType.Text);
            }
            rows++;
        }
        copy.Complete();
        return rows;
    }

    /// <summary>Rows in a second by one prepared statement in one transaction, a row at a time.</summary>
    private async Task<double> InsertOnPostgreSql()
    {
        await using var connection = new NpgsqlConnection(postgreSql);
        await connection.OpenAsync();
        using var reader = Reader();
        var names = Names(reader);
        await using (var create = new NpgsqlCommand($"CREATE TABLE line ({string.Join(", ", names.Select(n => n + " text"))})", connection))
        {
            await create.ExecuteNonQueryAsync();
        }
        await using var transaction = await connection.BeginTransactionAsync();
        await using var insert = new NpgsqlCommand($"INSERT INTO line VALUES ({string.Join(", ", names.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"${i + 1}")))})", connection, transaction);
        foreach (var _ in names)
        {
            insert.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Text, Value = "" });
        }
        await insert.PrepareAsync();
        var watch = Stopwatch.StartNew();
        var rows = 0;
        for (; rows < FewRows && await reader.ReadLineAsync() is { } line; rows++)
        {
            var cells = line.Split('|');
            for (var i = 0; i < names.Length; i++)
            {
                insert.Parameters[i].Value = cells[i];
            }
            await insert.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();
        return rows / watch.Elapsed.TotalSeconds;
    }
#pragma warning restore CA2100

    private ReferenceDb Open(string folder)
    {
        var options = new DbContextOptionsBuilder<ReferenceDb>();
        ReferenceBase.Configure(options, new BooksLocation(folder, postgreSql));
        return new ReferenceDb(options.Options);
    }

    private async Task<long> Import(string path, string folder)
    {
        await using var db = Open(folder);
        return (await new ImportDirectory(db, Web.Shell.Clock.System).Run(path)).Required.Generation.Rows;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
