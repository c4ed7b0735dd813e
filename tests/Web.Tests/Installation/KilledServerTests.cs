using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Installation;

/// <summary>
/// The real process, killed (SIGKILL) while it writes. A write is acknowledged when its answer has come; all those are in the
/// file after the restart, each whole with its line in the journal. TISSERAND_KILLS sets how many times (5 by default).
/// </summary>
public sealed class KilledServerTests(ITestOutputHelper output)
{
    private const int Writers = 4;

    [Fact]
    public async Task No_acknowledged_write_is_lost_and_the_file_stays_sound()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("TISSERAND_KILLS") ?? "5", CultureInfo.InvariantCulture);
        await using var database = await TestDatabase.Create(DatabaseKind.Sqlite);
        var folder = database.Location.Folder;
        var acknowledged = new ConcurrentDictionary<string, bool>();
        var random = new Random(20261122);
        var code = "";
        for (var kill = 0; kill < kills; kill++)
        {
            using var server = await Executable.Serve(folder, "--data", folder);
            var browser = server.Browser();
            if (kill == 0)
            {
                await browser.Get("/demarrage");
                await browser.Submit(new()
                {
                    ["Input.FullName"] = "Administratrice",
                    ["Input.Email"] = "admin@example.org",
                    ["Input.Password"] = TestApp.Password,
                    ["Input.CptsName"] = "CPTS des Deux Vallées",
                });
                code = Text("SELECT Code FROM Cpts", database.Location.SqliteFile);
            }
            else
            {
                await browser.Get("/connexion");
                await browser.Submit(new() { ["Input.Email"] = "admin@example.org", ["Input.Password"] = TestApp.Password });
            }
            var form = await browser.Get($"/c/{code}/parametres/cles-api");
            Assert.Equal(HttpStatusCode.OK, form.Status);
            var token = form.Page.QuerySelector("form#creer input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            var before = acknowledged.Count;
            var writers = Enumerable.Range(0, Writers).Select(w => Task.Run(() => Write(browser, code, token, $"essai {kill}-{w}-", acknowledged))).ToList();
            // Killed at any point of a write, at least one write after the start.
            while (acknowledged.Count == before && !writers.All(w => w.IsCompleted))
            {
                await Task.Delay(1);
            }
            await Task.Delay(random.Next(0, 400));
            server.Kill();
            await Task.WhenAll(writers);
            Assert.True(acknowledged.Count > before, "Nothing was written before the kill.");
            Check(database.Location.SqliteFile, acknowledged.Keys);
        }
        using (await Executable.Serve(folder, "--data", folder))
        {
            Check(database.Location.SqliteFile, acknowledged.Keys);
        }
        output.WriteLine($"{kills} kills, {acknowledged.Count} acknowledged writes, none lost, file sound each time.");
    }

    private static async Task Write(Browser browser, string code, string token, string prefix, ConcurrentDictionary<string, bool> acknowledged)
    {
        for (var i = 0; ; i++)
        {
            var name = prefix + i.ToString(CultureInfo.InvariantCulture);
            using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Input.Name", name), new("Input.Role", "lecteur")]);
            try
            {
                var answer = await browser.Raw(HttpMethod.Post, $"/c/{code}/parametres/cles-api", content);
                Assert.Equal(HttpStatusCode.OK, answer.Status);
                Assert.Contains("tis_", answer.Html, StringComparison.Ordinal);
                acknowledged[name] = true;
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException)
            {
                return;
            }
        }
    }

    /// <summary>Reads the file as it lies, before any restart: its journal is replayed by the reader.</summary>
    private static void Check(string file, IEnumerable<string> acknowledged)
    {
        Assert.Equal("ok", Text("PRAGMA integrity_check", file));
        Assert.Equal("0", Text("SELECT count(*) FROM pragma_foreign_key_check", file));
        var names = Text("SELECT group_concat(Name, char(10)) FROM ApiKey", file).Split('\n').ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(acknowledged, a => !names.Contains(a));
        Assert.Equal("0", Text("""
            SELECT (SELECT count(*) FROM ApiKey k WHERE NOT EXISTS (SELECT 1 FROM AuditEntries a WHERE a.Entity = 'ApiKey' AND lower(a.EntityId) = lower(k.Id)))
                + (SELECT count(*) FROM AuditEntries a WHERE a.Entity = 'ApiKey' AND NOT EXISTS (SELECT 1 FROM ApiKey k WHERE lower(a.EntityId) = lower(k.Id)))
            """, file));
    }

    private static string Text(string sql, string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }
}
