using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Foundation;

namespace Tisserand.Data.Reference;

/// <summary>
/// One load of a national file into its table: rows go in batches beside those in use, and <see cref="Complete"/> puts them in
/// their place in one transaction. Abandoned or killed before that, those in use stay and the next load clears up.
/// </summary>
public abstract class FileLoad : IAsyncDisposable
{
    private protected FileLoad(NationalFile file, string prefix) => (File, Prefix) = (file, prefix);

    private protected NationalFile File { get; }

    /// <summary>The schema and its dot; empty on SQLite.</summary>
    private protected string Prefix { get; }

    private protected DirectoryTables.Table Table => FileTables.Of(File);

    private protected abstract DbConnection Connection { get; }

    /// <summary>Begins a load; refuses while another one, of any national data, is running.</summary>
    public static async Task<Outcome<FileLoad>> Begin(ReferenceDb db, NationalFile file, CancellationToken cancellationToken)
    {
        await ReferenceBase.Create(db, cancellationToken);
        FileLoad? load = db.Database.IsNpgsql()
            ? await PostgresFileLoad.Open(db.Database.GetConnectionString()!, file, cancellationToken)
            : await SqliteFileLoad.Open(db.Database.GetConnectionString()!, file, cancellationToken);
        return load is null
            ? new Refusal("load-running", "Un chargement de données nationales est déjà en cours\u00A0: attendez qu’il soit terminé.")
            : load;
    }

    /// <summary>One row, its values in the order of the columns; an empty text is stored as none.</summary>
    public abstract void Add(params ReadOnlySpan<object?> values);

    /// <summary>
    /// Builds the indexes, then swaps the tables in one transaction. <paramref name="describe"/> is asked at the end, so that
    /// the counts and the time are those of the whole load; its argument is the number of the generation.
    /// </summary>
    public async Task<FileInUse> Complete(IReadOnlyCollection<RejectedLine> rejected, Func<long, FileInUse> describe, CancellationToken cancellationToken)
    {
        await Finish(cancellationToken);
        var number = 1 + Convert.ToInt64(
            await Ask($"SELECT coalesce(max(generation), 0) FROM {Prefix}file_in_use WHERE file = {(int)File}", cancellationToken), CultureInfo.InvariantCulture);
        foreach (var index in Table.CreateIndexes(Prefix + Table.Next, number))
        {
            await Run(index, cancellationToken);
        }
        await Run("ANALYZE " + Prefix + Table.Next, cancellationToken);
        await Run("BEGIN", cancellationToken);
        await Run($"DROP TABLE {Prefix}{Table.Name}", cancellationToken);
        await Run($"ALTER TABLE {Prefix}{Table.Next} RENAME TO {Table.Name}", cancellationToken);
        await Run($"DELETE FROM {Prefix}file_rejected_line WHERE file = {(int)File}", cancellationToken);
        foreach (var line in rejected)
        {
            await Run($"INSERT INTO {Prefix}file_rejected_line VALUES (@p0, @p1, @p2)", cancellationToken, (int)File, line.Line, line.Reason);
        }
        await Run($"DELETE FROM {Prefix}file_in_use WHERE file = {(int)File}", cancellationToken);
        var use = describe(number);
        await Run(
            $"INSERT INTO {Prefix}file_in_use VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8)", cancellationToken,
            (int)File, use.Generation, use.FileName, use.ExtractedOn, use.LoadedAt, use.Rows, use.Kept, use.Rejected, use.Seconds);
        await Run("COMMIT", cancellationToken);
        return use;
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>All rows are in the table beside.</summary>
    private protected abstract Task Finish(CancellationToken cancellationToken);

    private protected Task Renew(bool withKey, CancellationToken cancellationToken) => Run(
        $"DROP TABLE IF EXISTS {Prefix}{Table.Next}; {Table.Create(Prefix + Table.Next, withKey)}", cancellationToken);

    private protected async Task Run(string sql, CancellationToken cancellationToken, params object?[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<object?> Ask(string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private DbCommand Command(string sql, params object?[] values)
    {
        var command = Connection.CreateCommand();
#pragma warning disable CA2100 // Texts made of the constants of FileTables.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"p{i}");
            parameter.Value = values[i] ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
