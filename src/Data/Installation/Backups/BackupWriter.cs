using System.Data;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Tisserand.Data.Documents;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Foundation;

namespace Tisserand.Data.Installation.Backups;

/// <summary>What a backup held, or a restoration put back.</summary>
public sealed record BackupSummary(int Tables, long Rows, int Documents, long Bytes);

/// <summary>
/// Makes a backup: one zip, the same from both databases. All tables are read in one transaction, which sees the books as
/// they were at its start whatever is saved meanwhile; bytes of files never change and outlive their row long enough.
/// </summary>
public sealed class BackupWriter(WholeInstallation whole, BooksLocation location, TimeProvider time)
{
    /// <summary>Writes the backup to a file, which appears under its name only once it is complete and on the disk.</summary>
    public async Task<BackupSummary> Write(string file, string applicationVersion, CancellationToken cancellationToken)
    {
        var partial = file + "." + Guid.NewGuid().ToString("N")[..8] + ".partiel";
        try
        {
            BackupSummary summary;
            await using (var output = new FileStream(partial, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                var manifest = await whole.Ask(db => Write(db, output, applicationVersion, cancellationToken));
                output.Flush(flushToDisk: true);
                summary = new(manifest.Tables.Count, manifest.Tables.Sum(t => t.Rows), manifest.Documents.Count, output.Length);
            }
            File.Move(partial, file, overwrite: true);
            return summary;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private async Task<Manifest> Write(TisserandDb db, Stream output, string applicationVersion, CancellationToken cancellationToken)
    {
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        await using var transaction = await Snapshot(db, cancellationToken);
        var migrations = await db.Database.GetAppliedMigrationsAsync(cancellationToken);
        var tables = new List<ManifestTable>();
        foreach (var table in BackupTables.Of(db))
        {
            tables.Add(await WriteTable(db, zip, table, cancellationToken));
        }
        var documents = new List<ManifestDocument>();
        var files = await WholeInstallation.Rows<StoredFile>(db).OrderBy(f => f.Id).Select(f => new { f.CptsId, f.Id }).ToListAsync(cancellationToken);
        foreach (var file in files)
        {
            documents.Add(await WriteDocument(db, zip, file.CptsId, file.Id, cancellationToken));
        }
        var manifest = new Manifest
        {
            Application = Manifest.Product,
            Format = Manifest.CurrentFormat,
            Version = applicationVersion,
            MadeAt = time.GetUtcNow().UtcDateTime,
            MadeFrom = location.Kind,
            LastMigration = migrations.Last(),
            Tables = tables,
            Documents = documents,
        };
        await using var entry = await zip.CreateEntry(Manifest.EntryName).OpenAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(entry, manifest, Manifest.Json, cancellationToken);
        return manifest;
    }

    private async Task<IDbContextTransaction> Snapshot(TisserandDb db, CancellationToken cancellationToken)
    {
        if (location.IsPostgreSql)
        {
            var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            await db.Database.ExecuteSqlRawAsync("SET TRANSACTION READ ONLY", cancellationToken);
            return transaction;
        }
        // Deferred: takes no write lock, and in WAL mode its first read fixes what it sees until its end.
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (Microsoft.Data.Sqlite.SqliteConnection)db.Database.GetDbConnection();
        return (await db.Database.UseTransactionAsync(connection.BeginTransaction(deferred: true), cancellationToken))!;
    }

    private static async Task<ManifestTable> WriteTable(TisserandDb db, ZipArchive zip, ITable table, CancellationToken cancellationToken)
    {
        var columns = BackupTables.Columns(table);
        var kinds = columns.Select(c => c.Kind).ToArray();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
#pragma warning disable CA2100 // Names of the model.
        command.CommandText = $"SELECT {string.Join(", ", columns.Select(c => $"\"{c.Name}\""))} FROM \"{table.Name}\"";
#pragma warning restore CA2100
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var draft = new ManifestTable(table.Name, columns, 0, 0, "");
        await using var counted = new CountingHash(await zip.CreateEntry(draft.EntryName).OpenAsync(cancellationToken));
        await using var json = new Utf8JsonWriter(counted, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        long count = 0;
        for (; await rows.ReadAsync(cancellationToken); count++)
        {
            json.WriteStartArray();
            for (var i = 0; i < kinds.Length; i++)
            {
                kinds[i].Write(json, rows, i);
            }
            json.WriteEndArray();
            await json.FlushAsync(cancellationToken);
            json.Reset();
            await counted.WriteAsync("\n"u8.ToArray(), cancellationToken);
        }
        return draft with { Rows = count, Bytes = counted.Bytes, Sha256 = counted.Sha256() };
    }

    private async Task<ManifestDocument> WriteDocument(TisserandDb db, ZipArchive zip, CptsId cpts, Guid id, CancellationToken cancellationToken)
    {
        var draft = new ManifestDocument(cpts.Value, id, 0, "");
        await using var content = location.IsPostgreSql
            ? new MemoryStream(await WholeInstallation.Rows<StoredContent>(db).Where(c => c.Id == id).Select(c => c.Content).SingleAsync(cancellationToken), writable: false)
            : (Stream)File.OpenRead(FileStore.PathOf(location, cpts, id));
        await using var counted = new CountingHash(await zip.CreateEntry(draft.EntryName).OpenAsync(cancellationToken));
        await content.CopyToAsync(counted, cancellationToken);
        return draft with { Bytes = counted.Bytes, Sha256 = counted.Sha256() };
    }
}
