using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Data.Audit;
using Tisserand.Data.Documents;
using Tisserand.Data.Installation.Backups;
using Tisserand.Domain.Access;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Installation;

public sealed class BackupTests
{
    public static TheoryData<DatabaseKind, DatabaseKind> Ways => new()
    {
        { DatabaseKind.Sqlite, DatabaseKind.Sqlite },
        { DatabaseKind.Sqlite, DatabaseKind.PostgreSql },
        { DatabaseKind.PostgreSql, DatabaseKind.Sqlite },
        { DatabaseKind.PostgreSql, DatabaseKind.PostgreSql },
    };

    [Theory, MemberData(nameof(Ways))]
    public async Task What_was_saved_comes_back_the_same_on_either_database(DatabaseKind from, DatabaseKind to)
    {
        await using var app = await TestApp.Start(from);
        await Fill(app);
        var file = await Backup(app);

        await using var place = await TestDatabase.Create(to);
        Assert.Empty((await Restore(app, place, file)).Refusals);
        await using var restored = await TestApp.Start(to, seed: false, on: place);
        var again = await Backup(restored);

        Assert.Equal(await Content(file), await Content(again));
        // It lives on: signed in with the same password, a new row after the restored counters, the file as it was.
        var browser = await restored.SignIn("coordinator@deux-vallees.example");
        Assert.Contains("Deux Vallées", (await browser.Get("/mes-cpts")).Html, StringComparison.Ordinal);
        await restored.Within(app.DeuxVallees, async services =>
        {
            var db = services.GetRequiredService<TisserandDb>();
            db.UserClaims.Add(new() { UserId = await db.Users.Select(u => u.Id).FirstAsync(), ClaimType = "après", ClaimValue = "oui" });
            await db.SaveChangesAsync();
            var stored = await db.Set<StoredFile>().SingleAsync();
            await using var content = await services.GetRequiredService<FileStore>().Open(stored, CancellationToken.None);
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes);
            Assert.Equal(Pdf, bytes.ToArray());
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_table_is_in_the_backup_or_named_as_left_out(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.WithDb(null, async db =>
        {
            var tables = await db.Database.SqlQueryRaw<string>(kind == DatabaseKind.Sqlite
                ? "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                : "SELECT tablename AS \"Value\" FROM pg_tables WHERE schemaname = 'public'").ToListAsync();
            Assert.Equal(
                tables.Where(t => !t.StartsWith("__EF", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
                BackupTables.Names(db).Concat(BackupTables.LeftOut.Keys).Order(StringComparer.Ordinal));
            Assert.Equal(["StoredContents"], BackupTables.LeftOut.Keys);
            using var zip = ZipFile.OpenRead(await Backup(app));
            Assert.All(BackupTables.Names(db), name => Assert.NotNull(zip.GetEntry($"tables/{name}.ndjson")));
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_place_that_holds_anything_is_refused_and_left_as_it_was(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var file = await Backup(app);
        await using var place = await TestDatabase.Create(kind);
        await using (var other = await TestApp.Start(kind, on: place))
        {
            var refusal = Assert.Single((await Restore(app, place, file)).Refusals);
            Assert.Equal(BackupRestorer.NotEmptyCode, refusal.Code);
            Assert.True(BackupRestorer.IsStateOfThings(refusal));
            await other.SignIn("admin@example.org");
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_place_made_by_a_first_start_counts_as_empty(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var file = await Backup(app);
        await using var place = await TestDatabase.Create(kind);
        await using (var started = await TestApp.Start(kind, seed: false, on: place))
        {
            // The first page asks for a form token: the keys are then in the base.
            await started.Anonymous().Get("/demarrage");
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Assert.Empty((await Restore(app, place, file)).Refusals);
    }

    [Fact]
    public async Task A_base_open_in_an_application_is_not_replaced_under_it()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var file = await Backup(app);
        await using var started = await TestApp.Start(DatabaseKind.Sqlite, seed: false);
        await using var scope = started.Services.CreateAsyncScope();
        // Kept open: other tests empty the pools of connections while this one runs.
        await scope.ServiceProvider.GetRequiredService<TisserandDb>().Database.OpenConnectionAsync();
        var refusal = Assert.Single((await started.Services.GetRequiredService<BackupRestorer>().Restore(file, CancellationToken.None)).Refusals);
        Assert.Equal(BackupRestorer.InUseCode, refusal.Code);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_backup_of_an_older_version_is_migrated_on(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var file = await Backup(app);
        // As the first version would have written it: its tables only.
        var first = new[] { "Cpts", "FormerCodes", "CptsAccess", "ApiKey", "AuditEntries", "OutgoingMails", "DataProtectionKeys" };
        await Edit(file, (zip, manifest) =>
        {
            manifest["lastMigration"] = "20261122_01_House";
            var tables = manifest["tables"]!.AsArray();
            foreach (var table in tables.Where(t => !first.Contains((string?)t!["name"]) && !((string)t!["name"]!).StartsWith("AspNet", StringComparison.Ordinal)).ToList())
            {
                tables.Remove(table);
                zip.GetEntry($"tables/{table!["name"]}.ndjson")!.Delete();
            }
            // Columns added since to tables of the first version: taken out of their rows when they have some.
            var cpts = tables.Single(t => (string?)t!["name"] == "Cpts")!["columns"]!.AsArray();
            var siren = cpts.ToList().FindIndex(c => (string)c!["name"]! == "Siren");
            cpts.RemoveAt(siren);
            Lie(zip, manifest, "Cpts", string.Concat(Rows(zip, "Cpts").Select(row =>
            {
                row.RemoveAt(siren);
                return row.ToJsonString() + "\n";
            })));
            var mails = tables.Single(t => (string?)t!["name"] == "OutgoingMails")!;
            Assert.Equal(0, (int)mails["rows"]!);
            var columns = mails["columns"]!.AsArray();
            Assert.Equal(3, columns.Where(c => (string)c!["name"]! is "Attachment" or "AttachmentName" or "Files").ToList().Count(columns.Remove));
        });
        await using var place = await TestDatabase.Create(kind);
        await using (var newer = await TestApp.Start(kind, seed: false, on: place))
        {
            // Already at the newest migration, and empty: the tables are built anew.
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Assert.Empty((await Restore(app, place, file)).Refusals);
        await using var restored = await TestApp.Start(kind, seed: false, on: place);
        await restored.WithDb(null, async db =>
        {
            Assert.Empty(await db.Database.GetPendingMigrationsAsync());
            Assert.Equal(2, await db.Set<Domain.Access.Cpts>().CountAsync());
        });
    }

    [Fact]
    public async Task A_file_that_is_not_a_sound_backup_is_refused_before_anything_is_written()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        await Fill(app);
        var sound = await Backup(app);
        await using var place = await TestDatabase.Create(DatabaseKind.Sqlite);

        async Task<string> Refused(Func<string, Task> damage)
        {
            var file = sound + ".copie.zip";
            File.Copy(sound, file, overwrite: true);
            await damage(file);
            var refusal = Assert.Single((await Restore(app, place, file)).Refusals);
            Assert.False(File.Exists(place.Location.SqliteFile));
            return refusal.Code;
        }

        Assert.Equal("backup-missing", await Refused(f => Task.Run(() => File.Delete(f))));
        Assert.Equal("backup-unreadable", await Refused(f => File.WriteAllTextAsync(f, "pas un zip")));
        Assert.Equal("backup-unreadable", await Refused(f => File.WriteAllBytesAsync(f, File.ReadAllBytes(f)[..^200])));
        Assert.Equal("backup-foreign", await Refused(f => Edit(f, (_, m) => m["application"] = "Autre")));
        Assert.Equal("backup-foreign", await Refused(f => Edit(f, (_, m) => m["tables"]![0]!["name"] = "x\"; DROP TABLE \"Cpts")));
        Assert.Equal("backup-newer", await Refused(f => Edit(f, (_, m) => m["format"] = 2)));
        Assert.Equal("backup-newer", await Refused(f => Edit(f, (_, m) => m["lastMigration"] = "20991231_01_Later")));
        Assert.Equal("backup-content", await Refused(f => Edit(f, (zip, _) => zip.CreateEntry("../../evil.txt"))));
        Assert.Equal("backup-content", await Refused(f => Edit(f, (zip, _) => zip.GetEntry("tables/Cpts.ndjson")!.Delete())));
        Assert.Equal("backup-damaged", await Refused(f => Edit(f, (zip, _) => Replace(zip, "tables/Cpts.ndjson", "[]\n"))));
        Assert.Equal("backup-rows", await Refused(f => Edit(f, (zip, m) => Lie(zip, m, "Cpts", "[\"not an id\"]\n"))));
        // Access of an account that is not there.
        Assert.Equal("backup-rows", await Refused(f => Edit(f, (zip, m) => Lie(zip, m, "AspNetUsers", ""))));
        Assert.Empty((await Restore(app, place, sound)).Refusals);
        Assert.Empty(Directory.GetDirectories(place.Location.Folder, ".restauration-*"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_backup_under_load_restores_to_a_consistent_state(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        using var stop = new CancellationTokenSource();
        var written = 0;
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                // One act: two files of one subject, and their lines in the journal.
                await app.Within(app.DeuxVallees, async services =>
                {
                    var subject = Guid.NewGuid();
                    var store = services.GetRequiredService<FileStore>();
                    Assert.True((await store.Save(new MemoryStream(Pdf), "a.pdf", "Couple", subject, CancellationToken.None)).Succeeded);
                    Assert.True((await store.Save(new MemoryStream(Pdf), "b.pdf", "Couple", subject, CancellationToken.None)).Succeeded);
                    await services.GetRequiredService<TisserandDb>().SaveChangesAsync();
                });
                Interlocked.Increment(ref written);
            }
        })).ToList();
        var files = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var before = written;
            while (written < before + 20 && !writers.Any(w => w.IsFaulted))
            {
                await Task.Delay(20);
            }
            files.Add(await Backup(app));
        }
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        foreach (var file in files)
        {
            await using var place = await TestDatabase.Create(kind);
            Assert.Empty((await Restore(app, place, file)).Refusals);
            await using var restored = await TestApp.Start(kind, seed: false, on: place);
            await restored.Within(app.DeuxVallees, async services =>
            {
                var db = services.GetRequiredService<TisserandDb>();
                var stored = await db.Set<StoredFile>().ToListAsync();
                Assert.True(stored.Count >= 40, $"{stored.Count} files only");
                Assert.All(stored.GroupBy(f => f.SubjectId), pair => Assert.Equal(2, pair.Count()));
                Assert.Equal(stored.Count, await db.Set<AuditEntry>().CountAsync(a => a.Entity == nameof(StoredFile)));
                foreach (var one in stored)
                {
                    await using var content = await services.GetRequiredService<FileStore>().Open(one, CancellationToken.None);
                    Assert.Equal(Pdf.Length, content.Length);
                }
            });
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_administrator_makes_and_downloads_one_nobody_else_may(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.Administrator();
        await browser.Get("/administration/sauvegarde");
        var done = await browser.Submit([], form: "main form.acts");
        Assert.Contains("Sauvegarde faite", done.Text, StringComparison.Ordinal);
        var address = done.Page.QuerySelector("td a.btn")!.GetAttribute("href")!;
        var zip = await browser.Raw(HttpMethod.Get, address);
        Assert.Equal("application/zip", zip.Response.Content.Headers.ContentType!.MediaType);
        using var archive = new ZipArchive(new MemoryStream(zip.Bytes));
        Assert.NotNull(archive.GetEntry("manifest.json"));

        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await browser.Raw(HttpMethod.Get, "/administration/sauvegarde/..%2Ftisserand.db")).Status);
        var coordinator = await app.SignedIn(Role.Coordinator);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await coordinator.Raw(HttpMethod.Get, address)).Status);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await coordinator.Raw(HttpMethod.Get, "/administration/sauvegarde")).Status);
    }

    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n% invented\n%%EOF\n");

    /// <summary>Rows with every kind of value that the two databases keep differently.</summary>
    private static async Task Fill(TestApp app)
    {
        await app.SignedIn(Role.Coordinator);
        await app.Within(app.DeuxVallees, async services =>
        {
            var db = services.GetRequiredService<TisserandDb>();
            var account = await db.Users.FirstAsync(u => u.Email == "coordinator@deux-vallees.example");
            account.FullName = "Élodie « L’Œuf »\tde\\la\nTour \"🦉\" \\N";
            account.LockoutEnd = new DateTimeOffset(2025, 3, 1, 23, 30, 15, 123, TimeSpan.Zero).AddMicroseconds(456);
            db.UserClaims.Add(new() { UserId = account.Id, ClaimType = "essai", ClaimValue = "" });
            db.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>>().Add(new()
            {
                UserId = account.Id,
                CredentialId = [0, 1, 2, 0xFF, (byte)'\\'],
                Data = new() { PublicKey = [0, 9], AttestationObject = [1], ClientDataJson = [2] },
            });
            db.Add(new ApiKey { CptsId = app.DeuxVallees.Id, Name = "clé", Hash = "h", Role = Role.Reader, CreatedAt = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).AddMicroseconds(7) });
            Assert.True((await services.GetRequiredService<FileStore>().Save(new MemoryStream(Pdf), "contrat.pdf", "AciContract", Guid.NewGuid(), CancellationToken.None)).Succeeded);
            await db.SaveChangesAsync();
        });
    }

    private static async Task<string> Backup(TestApp app)
    {
        var file = Path.Combine(app.Location.Folder, Guid.NewGuid().ToString("N") + ".zip");
        await app.Services.GetRequiredService<BackupWriter>().Write(file, "0.1.0", CancellationToken.None);
        return file;
    }

    private static Task<Outcome<BackupSummary>> Restore(TestApp app, TestDatabase place, string file) =>
        ActivatorUtilities.CreateInstance<BackupRestorer>(app.Services, place.Location).Restore(file, CancellationToken.None);

    /// <summary>Every line of every part, whatever the order of rows.</summary>
    private static async Task<List<string>> Content(string file)
    {
        var lines = new List<string>();
        using var zip = ZipFile.OpenRead(file);
        foreach (var entry in zip.Entries.Where(e => e.FullName != "manifest.json"))
        {
            using var reader = new StreamReader(entry.Open());
            lines.Add(entry.FullName + "|");
            while (await reader.ReadLineAsync() is { } line)
            {
                lines.Add(entry.FullName + "|" + line);
            }
        }
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static async Task Edit(string file, Action<ZipArchive, JsonObject> change)
    {
        using var zip = ZipFile.Open(file, ZipArchiveMode.Update);
        JsonObject manifest;
        using (var stream = zip.GetEntry("manifest.json")!.Open())
        {
            manifest = (await JsonNode.ParseAsync(stream))!.AsObject();
        }
        change(zip, manifest);
        Replace(zip, "manifest.json", manifest.ToJsonString());
    }

    private static void Replace(ZipArchive zip, string name, string text)
    {
        zip.GetEntry(name)!.Delete();
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private static List<JsonArray> Rows(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry($"tables/{name}.ndjson")!.Open());
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsArray())];
    }

    /// <summary>Other rows, with a manifest that agrees with them.</summary>
    private static void Lie(ZipArchive zip, JsonObject manifest, string name, string rows)
    {
        Replace(zip, $"tables/{name}.ndjson", rows);
        var table = manifest["tables"]!.AsArray().Single(t => (string?)t!["name"] == name)!;
        table["rows"] = rows.Count(c => c == '\n');
        table["bytes"] = Encoding.UTF8.GetByteCount(rows);
        table["sha256"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(rows)));
    }
}
