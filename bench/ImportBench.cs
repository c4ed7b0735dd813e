using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Reference;
using Tisserand.Web.Features.Reference.Imports;

namespace Tisserand.Bench;

/// <summary>
/// The rate of import-rpps beside what the database can take: the same lines, read and split, into one table of text columns
/// by one prepared statement in one transaction, without any index. Three turns of each, alternated in one run; the medians.
/// </summary>
internal static class ImportBench
{
    private const int Turns = 3;

    public static async Task<int> Run(string file)
    {
        var (raw, import) = (new List<double>(), new List<double>());
        long rows = 0;
        for (var turn = 0; turn < Turns; turn++)
        {
            rows = await InFolder(folder => Task.FromResult(Raw(file, folder)), raw);
            await InFolder(folder => Import(file, folder), import);
        }
        var (rawRate, importRate) = (rows / Median(raw), rows / Median(import));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"rows                     {rows}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"raw prepared insert      {rawRate,9:F0} rows/s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"import-rpps              {importRate,9:F0} rows/s   (reading, checking, deduplicating, locating, indexes and swap included)"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio                    {importRate / rawRate,9:F2}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak working set         {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0,9:F0} MB  (both, one process)"));
        return 0;
    }

    private static async Task<long> InFolder(Func<string, Task<long>> work, List<double> seconds)
    {
        var folder = Directory.CreateTempSubdirectory("tisserand-bench-").FullName;
        try
        {
            var watch = Stopwatch.StartNew();
            var rows = await work(folder);
            seconds.Add(watch.Elapsed.TotalSeconds);
            return rows;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long Raw(string file, string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "raw.db")};Pooling=False");
        connection.Open();
        using var reader = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        var columns = reader.ReadLine()!.TrimEnd('|').Split('|').Length;
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;";
        command.ExecuteNonQuery();
#pragma warning disable CA2100 // Names of columns made of numbers.
        command.CommandText = $"CREATE TABLE line ({string.Join(", ", Enumerable.Range(0, columns).Select(i => $"c{i} text"))})";
        command.ExecuteNonQuery();
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT INTO line VALUES ({string.Join(", ", Enumerable.Range(0, columns).Select(i => $"$c{i}"))})";
#pragma warning restore CA2100
        for (var i = 0; i < columns; i++)
        {
            insert.Parameters.Add($"$c{i}", SqliteType.Text);
        }
        insert.Prepare();
        long rows = 0;
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('|');
            for (var i = 0; i < columns; i++)
            {
                insert.Parameters[i].Value = cells[i];
            }
            insert.ExecuteNonQuery();
            rows++;
        }
        transaction.Commit();
        return rows;
    }

    private static async Task<long> Import(string file, string folder)
    {
        var options = new DbContextOptionsBuilder<ReferenceDb>();
        ReferenceBase.Configure(options, new BooksLocation(folder, null));
        await using var db = new ReferenceDb(options.Options);
        return (await new ImportDirectory(db, Web.Shell.Clock.System).Run(file)).Required.Generation.Rows;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
