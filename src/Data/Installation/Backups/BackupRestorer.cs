using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Tisserand.Data.Audit;
using Tisserand.Data.Documents;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Foundation;

namespace Tisserand.Data.Installation.Backups;

/// <summary>
/// Puts a backup back, into an empty place only: all of it or nothing. The tables are built up to the migration at which the
/// backup was made, filled in one transaction, then migrated on, so that an older backup follows the road of an older base.
/// </summary>
public sealed class BackupRestorer(BooksLocation location, RowLevelSecurity security, TimeProvider time, IServiceProvider services)
{
    public const string NotEmptyCode = "books-not-empty";
    public const string InUseCode = "books-in-use";
    private const string TemporaryPrefix = ".restauration-";

    /// <summary>True for a refusal that comes from the state of things; the others say that the file itself is bad.</summary>
    public static bool IsStateOfThings(Refusal refusal) => refusal.Code is NotEmptyCode or InUseCode or BackupReader.NewerCode;

    /// <summary>
    /// Refuses a place that holds anything or is open in an application, a backup of a newer version, and a file that is
    /// not a sound backup; in each case nothing was changed.
    /// </summary>
    public async Task<Outcome<BackupSummary>> Restore(string file, CancellationToken cancellationToken)
    {
        var opened = await BackupReader.Open(file, cancellationToken);
        if (!opened.Succeeded)
        {
            return opened.Refusals.ToList();
        }
        await using var backup = opened.Value;
        try
        {
            var refusal = location.IsPostgreSql ? await IntoPostgreSql(backup, cancellationToken) : await IntoSqlite(backup, cancellationToken);
            return refusal is not null
                ? refusal
                : new BackupSummary(backup.Manifest.Tables.Count, backup.Manifest.Tables.Sum(t => t.Rows), backup.Manifest.Documents.Count, new FileInfo(file).Length);
        }
        catch (Exception problem) when (problem is InvalidDataException or JsonException or FormatException
            or SqliteException { SqliteErrorCode: 1 or 19 or 20 or 25 } or PostgresException { SqlState: ['2', '2' or '3', ..] or "42P01" or "42703" or "42804" })
        {
            return new Refusal("backup-rows", $"Cette sauvegarde contient des lignes que la base refuse ; rien n’a été restauré. ({problem.Message})");
        }
    }

    private async Task<Refusal?> IntoSqlite(BackupReader backup, CancellationToken cancellationToken)
    {
        await using var hold = await SqliteUpgradeLock.Take(location, cancellationToken);
        if (File.Exists(location.SqliteFile) && await SqliteObstacle(cancellationToken) is { } obstacle)
        {
            return obstacle;
        }
        foreach (var left in Directory.EnumerateDirectories(location.Folder, TemporaryPrefix + "*"))
        {
            Directory.Delete(left, recursive: true);
        }
        // Built beside, then renamed: a restoration cut short leaves the place as empty as it was.
        var beside = new BooksLocation(Directory.CreateDirectory(Path.Combine(location.Folder, TemporaryPrefix + Guid.NewGuid().ToString("N"))).FullName, null);
        try
        {
            await using (var db = Context(beside))
            {
                if (await BuildTables(db, backup.Manifest, cancellationToken) is { } refusal)
                {
                    return refusal;
                }
                await Execute(db, "PRAGMA foreign_keys=OFF", cancellationToken);
                await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
                {
                    await Clear(db, cancellationToken);
                    foreach (var table in backup.Manifest.Tables)
                    {
                        await Insert(db, transaction.GetDbTransaction(), backup, table, cancellationToken);
                    }
                    if (await Scalar(db, "SELECT count(*) FROM pragma_foreign_key_check", cancellationToken) is not 0L)
                    {
                        throw new InvalidDataException("Rows refer to rows that are not there.");
                    }
                    await transaction.CommitAsync(cancellationToken);
                }
                await Execute(db, "PRAGMA foreign_keys=ON", cancellationToken);
                await db.Database.MigrateAsync(cancellationToken);
                // Back to a single file, which one rename can put in place.
                await Execute(db, "PRAGMA journal_mode=DELETE", cancellationToken);
            }
            foreach (var document in backup.Manifest.Documents)
            {
                await WriteDocument(backup, document, cancellationToken);
            }
            File.Move(beside.SqliteFile, location.SqliteFile, overwrite: true);
            return null;
        }
        finally
        {
            Directory.Delete(beside.Folder, recursive: true);
        }
    }

    /// <summary>Why the SQLite file of this place cannot be replaced: it holds rows, or somebody has it open.</summary>
    private async Task<Refusal?> SqliteObstacle(CancellationToken cancellationToken)
    {
        await using var db = Context(location);
        try
        {
            if (await HoldsRows(db, cancellationToken))
            {
                return NotEmpty;
            }
            // Leaving WAL mode needs to be alone on the file.
            db.Database.SetCommandTimeout(2);
            return await Scalar(db, "PRAGMA journal_mode=DELETE", cancellationToken) is "delete" ? null : InUse;
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is 5 or 6)
        {
            return InUse;
        }
        catch (SqliteException notABase) when (notABase.SqliteErrorCode is 26 or 11)
        {
            return NotEmpty;
        }
    }

    private async Task<Refusal?> IntoPostgreSql(BackupReader backup, CancellationToken cancellationToken)
    {
        await using var db = Context(location);
        await using var hold = await PostgreSqlUpgradeLock.Take(db, location.PostgreSql!, cancellationToken);
        if (await HoldsRows(db, cancellationToken))
        {
            return NotEmpty;
        }
        var applied = await db.Database.GetAppliedMigrationsAsync(cancellationToken);
        if (applied.Any(m => string.CompareOrdinal(m, backup.Manifest.LastMigration) > 0))
        {
            await DropTables(db, cancellationToken);
        }
        if (await BuildTables(db, backup.Manifest, cancellationToken) is { } refusal)
        {
            return refusal;
        }
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            await Fill(db, backup, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        await db.Database.MigrateAsync(cancellationToken);
        await RowLevelSecurity.Install(db, cancellationToken);
        return null;
    }

    private static async Task Fill(TisserandDb db, BackupReader backup, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        // Nobody else writes meanwhile, and COPY needs the policies off; other sessions never see them so.
        var walled = await Column(db, "SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace", cancellationToken);
        await Execute(db, string.Concat(walled.Select(t => $"ALTER TABLE \"{t}\" NO FORCE ROW LEVEL SECURITY; ALTER TABLE \"{t}\" DISABLE ROW LEVEL SECURITY;")), cancellationToken);
        await Clear(db, cancellationToken);
        foreach (var table in backup.Manifest.Tables)
        {
            await using var copy = await connection.BeginTextImportAsync($"COPY \"{table.Name}\" ({Names(table)}) FROM STDIN", cancellationToken);
            await foreach (var row in backup.Rows(table, cancellationToken))
            {
                await copy.WriteAsync((string.Join('\t', row.Select(v => ColumnKinds.CopyText(v) ?? "\\N")) + "\n").AsMemory(), cancellationToken);
            }
        }
        foreach (var document in backup.Manifest.Documents)
        {
            await using var content = await backup.Content(document, cancellationToken);
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellationToken);
            await db.Database.ExecuteSqlAsync($"INSERT INTO \"StoredContents\" (\"Id\", \"CptsId\", \"Content\") VALUES ({document.Id}, {document.CptsId}, {bytes.ToArray()})", cancellationToken);
        }
        foreach (var table in backup.Manifest.Tables)
        {
            if (await Scalar(db, $"SELECT count(*) FROM \"{table.Name}\"", cancellationToken) is not long count || count != table.Rows)
            {
                throw new InvalidDataException($"{table.Name} does not hold the rows announced.");
            }
        }
        // Counters of the base go on after the highest number restored.
        await Execute(db, """
            DO $$ DECLARE c record; BEGIN
                FOR c IN SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' AND is_identity = 'YES' LOOP
                    EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, %L), coalesce(max(%I), 0) + 1, false) FROM %I', quote_ident(c.table_name), c.column_name, c.column_name, c.table_name);
                END LOOP;
            END $$;
            """ + string.Concat(walled.Select(t => $"ALTER TABLE \"{t}\" ENABLE ROW LEVEL SECURITY; ALTER TABLE \"{t}\" FORCE ROW LEVEL SECURITY;")), cancellationToken);
    }

    /// <summary>The tables as they were when the backup was made; a refusal when this application does not know that migration.</summary>
    private static async Task<Refusal?> BuildTables(TisserandDb db, Manifest manifest, CancellationToken cancellationToken)
    {
        if (!db.Database.GetMigrations().Contains(manifest.LastMigration, StringComparer.Ordinal))
        {
            return BackupReader.Newer(manifest.Version);
        }
        await db.GetService<IMigrator>().MigrateAsync(manifest.LastMigration, cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        return null;
    }

    /// <summary>Anything beyond what a first start leaves by itself: session keys.</summary>
    private static async Task<bool> HoldsRows(TisserandDb db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        foreach (var table in await ExistingTables(db, cancellationToken))
        {
            if (table != db.Model.FindEntityType(typeof(DataProtectionKey))!.GetTableName()
                && await Scalar(db, $"SELECT count(*) FROM (SELECT 1 FROM \"{table}\" LIMIT 1) AS one", cancellationToken) is not 0L)
            {
                return true;
            }
        }
        return false;
    }

    private static Task Clear(TisserandDb db, CancellationToken cancellationToken) =>
        Execute(db, $"DELETE FROM \"{db.Model.FindEntityType(typeof(DataProtectionKey))!.GetTableName()}\"", cancellationToken);

    private static async Task DropTables(TisserandDb db, CancellationToken cancellationToken)
    {
        var tables = await ExistingTables(db, cancellationToken);
        await Execute(db, string.Concat(tables.Append("__EFMigrationsHistory").Select(t => $"DROP TABLE IF EXISTS \"{t}\" CASCADE;")), cancellationToken);
    }

    /// <summary>Every table of the books that the database has, those of the migrations' own bookkeeping apart.</summary>
    private static async Task<List<string>> ExistingTables(TisserandDb db, CancellationToken cancellationToken) =>
        [.. (await Column(db, db.Database.IsNpgsql()
            ? "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'", cancellationToken))
            .Where(t => !t.StartsWith("__EF", StringComparison.Ordinal))];

    private static async Task Insert(TisserandDb db, DbTransaction transaction, BackupReader backup, ManifestTable table, CancellationToken cancellationToken)
    {
        await using var insert = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        insert.Transaction = (SqliteTransaction)transaction;
#pragma warning disable CA2100 // Names checked by the manifest's reader.
        insert.CommandText = $"INSERT INTO \"{table.Name}\" ({Names(table)}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => "$" + i.ToString(CultureInfo.InvariantCulture)))})";
#pragma warning restore CA2100
        var parameters = table.Columns.Select((_, i) => insert.Parameters.AddWithValue("$" + i.ToString(CultureInfo.InvariantCulture), DBNull.Value)).ToList();
        long count = 0;
        await foreach (var row in backup.Rows(table, cancellationToken))
        {
            for (var i = 0; i < row.Length; i++)
            {
                parameters[i].Value = row[i];
            }
            await insert.ExecuteNonQueryAsync(cancellationToken);
            count++;
        }
        if (count != table.Rows)
        {
            throw new InvalidDataException($"{table.Name} does not hold the rows announced.");
        }
    }

    private async Task WriteDocument(BackupReader backup, ManifestDocument document, CancellationToken cancellationToken)
    {
        var path = FileStore.PathOf(location, new CptsId(document.CptsId), document.Id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var content = await backup.Content(document, cancellationToken);
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        await content.CopyToAsync(file, cancellationToken);
        file.Flush(flushToDisk: true);
    }

    private static Refusal InUse => new(InUseCode, "Cette base est ouverte par l’application. Arrêtez-la, puis recommencez.");

    private static Refusal NotEmpty =>
        new(NotEmptyCode, "Cette base contient déjà des données. Une sauvegarde se restaure dans une base vide : choisissez un autre dossier (--data) ou une autre base (--database).");

    private static string Names(ManifestTable table) => string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""));

    /// <summary>A context of its own, with the rights of its account and every CPTS in sight.</summary>
    private TisserandDb Context(BooksLocation books)
    {
        var options = new DbContextOptionsBuilder<TisserandDb>();
        Books.Configure(options, books, security, alone: true);
        // The account tables take their shape from the application's options.
        options.UseApplicationServiceProvider(services);
        var all = new CurrentCpts();
        all.EnterWholeInstallation();
        return new TisserandDb(options.Options, all, new Author(), time) { IsMigrating = true };
    }

#pragma warning disable CA2100 // Every text comes from this file, with names checked by the manifest's reader or read from the base.
    private static async Task<T> Run<T>(TisserandDb db, string sql, Func<DbCommand, Task<T>> run)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        command.CommandTimeout = db.Database.GetCommandTimeout() ?? command.CommandTimeout;
        return await run(command);
    }
#pragma warning restore CA2100

    private static async Task Execute(TisserandDb db, string sql, CancellationToken cancellationToken)
    {
        if (sql.Length > 0)
        {
            await Run(db, sql, c => c.ExecuteNonQueryAsync(cancellationToken));
        }
    }

    private static Task<object?> Scalar(TisserandDb db, string sql, CancellationToken cancellationToken) => Run(db, sql, c => c.ExecuteScalarAsync(cancellationToken));

    private static Task<List<string>> Column(TisserandDb db, string sql, CancellationToken cancellationToken) => Run(db, sql, async command =>
    {
        var names = new List<string>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            names.Add(rows.GetString(0));
        }
        return names;
    });
}
