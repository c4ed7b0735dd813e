using System.Data.Common;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Tisserand.Data;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Tenancy;

/// <summary>An installation that lived before a table was made anew: its rows are there after the upgrade, on PostgreSQL behind the walls between CPTS too.</summary>
public sealed class UpgradeTests
{
    private const string Before = "20261130_32_SupplierAccounts";
    private const string Cpts = "01900000-0000-7000-8000-0000000000a1", Line = "01900000-0000-7000-8000-0000000000b1", Match = "01900000-0000-7000-8000-0000000000c1", Fact = "01900000-0000-7000-8000-0000000000d1";

    private static readonly string Mover = "mover_" + Guid.NewGuid().ToString("N", System.Globalization.CultureInfo.InvariantCulture)[..12];

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Lines_of_indemnities_and_matches_of_statements_are_carried_over(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        await using var other = await TestApp.Start(kind, seed: false);
        var script = "";
        await other.WithDb(null, db =>
        {
            script = db.GetService<IMigrator>().GenerateScript(null, Before, MigrationsSqlGenerationOptions.NoTransactions);
            return Task.CompletedTask;
        });
        await using (var connection = await Open(database.Location))
        {
            await Execute(connection, script);
            // The rows of one table stand alone: what they point to is not the matter.
            await Execute(connection, database.Location.IsPostgreSql ? "SET session_replication_role = replica" : "PRAGMA foreign_keys = 0");
            await Insert(connection, database.Location.IsPostgreSql, "IndemnityLines", new() { ["Id"] = Line, ["CptsId"] = Cpts, ["Minutes"] = 110, ["PerHour_Cents"] = 45_00L, ["Amount_Cents"] = 78_75L, ["State"] = "Approved" });
            await Insert(connection, database.Location.IsPostgreSql, "StatementLines", new() { ["Id"] = Match, ["CptsId"] = Cpts, ["MatchedKind"] = "indemnite", ["MatchedId"] = Fact });
            if (database.Location.IsPostgreSql)
            {
                // As an installation stands: whoever migrates owns the tables, is no superuser, and the walls hold for the owner too.
                await Execute(connection, $$"""
                    CREATE ROLE {{Mover}};
                    GRANT ALL ON SCHEMA public TO {{Mover}};
                    DO $do$ DECLARE t record; BEGIN
                        FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP EXECUTE format('ALTER TABLE %I OWNER TO {{Mover}}', t.tablename); END LOOP;
                    END $do$;
                    ALTER TABLE "StatementLines" ENABLE ROW LEVEL SECURITY; ALTER TABLE "StatementLines" FORCE ROW LEVEL SECURITY;
                    CREATE POLICY one_cpts ON "StatementLines" USING (false);
                    SET ROLE {{Mover}};
                    """);
                Assert.Equal("0", await One(connection, """SELECT count(*)::text FROM "StatementLines" """));
            }
            var rest = "";
            await other.WithDb(null, db =>
            {
                rest = db.GetService<IMigrator>().GenerateScript(Before, null, MigrationsSqlGenerationOptions.NoTransactions);
                return Task.CompletedTask;
            });
            await Execute(connection, rest);
            Assert.Equal("110 4500 7875 Approved", await One(connection, """SELECT "Units" || ' ' || "PerUnit_Cents" || ' ' || "Amount_Cents" || ' ' || "State" FROM "IndemnityLines" """));
            Assert.Equal("indemnite 1", await One(connection, """SELECT "Kind" || ' ' || count(*) FROM "StatementMatches" GROUP BY "Kind" """));
            if (database.Location.IsPostgreSql)
            {
                await Execute(connection, $"RESET ROLE; DROP OWNED BY {Mover} CASCADE; DROP ROLE {Mover};");
            }
        }
    }

    /// <summary>A row of which the columns that are not given take the emptiest value of their type.</summary>
    private static async Task Insert(DbConnection connection, bool isPostgreSql, string table, Dictionary<string, object> given)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = isPostgreSql
                ? $"SELECT column_name, udt_name FROM information_schema.columns WHERE table_name = '{table}' AND is_nullable = 'NO' AND column_default IS NULL"
                : $"""SELECT name, type FROM pragma_table_info('{table}') WHERE "notnull" = 1""";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                values[rows.GetString(0)] = rows.GetString(1) switch
                {
                    "uuid" => $"'{Fact}'",
                    "date" => "'2026-03-12'",
                    "bool" => "false",
                    "int4" or "int8" or "INTEGER" => "0",
                    _ when rows.GetString(0).EndsWith("Id", StringComparison.Ordinal) => $"'{Fact}'",
                    _ => "''",
                };
            }
        }
        foreach (var (name, value) in given)
        {
            values[name] = value is string text ? $"'{text}'" : FormattableString.Invariant($"{value}");
        }
        await Execute(connection, $"INSERT INTO \"{table}\" ({string.Join(", ", values.Keys.Select(k => $"\"{k}\""))}) VALUES ({string.Join(", ", values.Values)})");
    }

    private static async Task<DbConnection> Open(BooksLocation location)
    {
        DbConnection connection = location.IsPostgreSql
            ? new Npgsql.NpgsqlConnection(location.PostgreSql)
            : new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={location.SqliteFile}");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task Execute(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string?> One(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
