using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tisserand.Data;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Access;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Tenancy;

/// <summary>The second wall, tried with raw SQL through the application's own connection: no query filter helps here.</summary>
public sealed class RowLevelSecurityTests
{
    [Fact]
    public async Task Raw_sql_sees_and_writes_the_rows_of_its_cpts_alone()
    {
        await using var app = await TestApp.Start(DatabaseKind.PostgreSql);
        await Fill(app);
        await Raw(app, app.DeuxVallees, async run =>
        {
            Assert.Equal("tisserand_app", await run("SELECT current_user::text"));
            Assert.Equal("off", await run("SELECT current_setting('is_superuser')"));
            Assert.Equal(1L, await run("SELECT count(*) FROM \"StoredFiles\""));
            Assert.Equal(0, await run($"UPDATE \"StoredFiles\" SET \"Name\" = 'volé' WHERE \"CptsId\" = '{app.AutreRive.Id}'"));
            Assert.Equal(0, await run($"DELETE FROM \"StoredFiles\" WHERE \"CptsId\" = '{app.AutreRive.Id}'"));
            Assert.Equal("42501", await run($"UPDATE \"StoredFiles\" SET \"CptsId\" = '{app.AutreRive.Id}'"));
            Assert.Equal("42501", await run($"INSERT INTO \"StoredFiles\" SELECT gen_random_uuid(), '{app.AutreRive.Id}', \"Subject\", \"SubjectId\", \"Name\", \"MediaType\", \"Size\", \"Sha256\", \"AddedAt\" FROM \"StoredFiles\""));
            Assert.Equal("42501", await run("ALTER TABLE \"StoredFiles\" DISABLE ROW LEVEL SECURITY"));
        });
        await Raw(app, app.AutreRive, async run => Assert.Equal("autre.pdf", await run("SELECT string_agg(\"Name\", ',') FROM \"StoredFiles\"")));
    }

    [Fact]
    public async Task Without_a_cpts_there_is_nothing()
    {
        await using var app = await TestApp.Start(DatabaseKind.PostgreSql);
        await Fill(app);
        // After a connection that had a CPTS went back to the pool: it must not have kept it.
        await Raw(app, app.DeuxVallees, async run => Assert.Equal(1L, await run("SELECT count(*) FROM \"StoredFiles\"")));
        await Raw(app, null, async run =>
        {
            Assert.Equal(0L, await run("SELECT count(*) FROM \"StoredFiles\""));
            Assert.Equal(0L, await run("SELECT count(*) FROM \"StoredContents\""));
            Assert.Equal("42501", await run($"INSERT INTO \"StoredContents\" VALUES (gen_random_uuid(), '{app.AutreRive.Id}', '')"));
        });
    }

    [Fact]
    public async Task Every_owned_table_of_the_model_is_walled_and_no_other()
    {
        await using var app = await TestApp.Start(DatabaseKind.PostgreSql);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var walled = await db.Database.SqlQueryRaw<string>("""
                SELECT c.relname AS "Value" FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid
                WHERE c.relrowsecurity AND c.relforcerowsecurity ORDER BY c.relname COLLATE "C"
                """).ToListAsync();
            Assert.Equal(db.Model.GetEntityTypes().Where(e => typeof(ICptsOwned).IsAssignableFrom(e.ClrType)).Select(e => e.GetTableName()!).Distinct().Order(StringComparer.Ordinal), walled);
            Assert.Contains("StoredContents", walled);
        });
    }

    [Fact]
    public async Task A_plain_owner_who_may_create_no_role_stands_behind_the_wall_too()
    {
        await using var database = await TestDatabase.Create(DatabaseKind.PostgreSql);
        var owner = "owner_" + Guid.NewGuid().ToString("N");
        var name = new NpgsqlConnectionStringBuilder(database.Location.PostgreSql).Database;
        await Super(database, $"CREATE ROLE {owner} LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB; ALTER DATABASE {name} OWNER TO {owner}; GRANT ALL ON SCHEMA public TO {owner}");
        var location = database.Location with { PostgreSql = new NpgsqlConnectionStringBuilder(database.Location.PostgreSql) { Username = owner }.ConnectionString };
        try
        {
            await using (var app = await TestApp.Start(DatabaseKind.PostgreSql, options: o => o with { Location = location }, on: database))
            {
                await Fill(app);
                await Raw(app, app.DeuxVallees, async run =>
                {
                    Assert.Equal(1L, await run("SELECT count(*) FROM \"StoredFiles\""));
                    Assert.Equal("42501", await run($"UPDATE \"StoredFiles\" SET \"CptsId\" = '{app.AutreRive.Id}'"));
                });
                await Raw(app, null, async run => Assert.Equal(0L, await run("SELECT count(*) FROM \"StoredFiles\"")));
                // The whole installation, for a backup, goes through the door made for it.
                var all = await app.Services.GetRequiredService<WholeInstallation>().Ask(db => WholeInstallation.Rows<StoredFile>(db).CountAsync());
                Assert.Equal(2, all);
                var file = Path.Combine(location.Folder, "s.zip");
                await app.Services.GetRequiredService<Data.Installation.Backups.BackupWriter>().Write(file, "0", CancellationToken.None);

                // And a restoration under the same plain account.
                await Super(database, $"CREATE DATABASE {name}_r OWNER {owner}");
                var other = location with { PostgreSql = new NpgsqlConnectionStringBuilder(location.PostgreSql) { Database = name + "_r", Pooling = false }.ConnectionString };
                await Super(other, database, $"GRANT ALL ON SCHEMA public TO {owner}");
                var restored = await ActivatorUtilities.CreateInstance<Data.Installation.Backups.BackupRestorer>(app.Services, other).Restore(file, CancellationToken.None);
                Assert.Empty(restored.Refusals);
                await Super(database, $"DROP DATABASE {name}_r WITH (FORCE)");
            }
        }
        finally
        {
            await using (var pool = new NpgsqlConnection(location.PostgreSql))
            {
                NpgsqlConnection.ClearPool(pool);
            }
            await Super(database, $"REASSIGN OWNED BY {owner} TO CURRENT_USER; DROP OWNED BY {owner}; DROP ROLE {owner}");
        }
    }

    private static async Task Fill(TestApp app)
    {
        foreach (var (cpts, name) in new[] { (app.DeuxVallees, "deux.pdf"), (app.AutreRive, "autre.pdf") })
        {
            await app.Within(cpts, async services =>
            {
                Assert.True((await services.GetRequiredService<Data.Documents.FileStore>().Save(new MemoryStream("%PDF-1.7"u8.ToArray()), name, "Cpts", Guid.NewGuid(), CancellationToken.None)).Succeeded);
                await services.GetRequiredService<TisserandDb>().SaveChangesAsync();
            });
        }
    }

    /// <summary>Runs SQL on the connection of a context bound to a CPTS: the scalar, the rows touched, or the error's code.</summary>
    private static Task Raw(TestApp app, Cpts? cpts, Func<Func<string, Task<object?>>, Task> work) => app.WithDb(cpts, async db =>
    {
        await db.Database.OpenConnectionAsync();
        await work(async sql =>
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            try
            {
                return sql.StartsWith("SELECT", StringComparison.Ordinal) ? await command.ExecuteScalarAsync() : await command.ExecuteNonQueryAsync();
            }
            catch (PostgresException refused)
            {
                return refused.SqlState;
            }
        });
    });

    private static Task Super(TestDatabase database, string sql) => Super(database.Location, database, sql);

    private static async Task Super(BooksLocation on, TestDatabase database, string sql)
    {
        var name = new NpgsqlConnectionStringBuilder(on.PostgreSql).Database;
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.Location.PostgreSql) { Database = name, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        foreach (var statement in sql.Split("; "))
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
