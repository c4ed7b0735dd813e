using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Tenancy;

/// <summary>Migrations are written by hand: the tables that they build are those of the model, to the column and the index.</summary>
public sealed class MigratedSchemaTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Migrations_build_what_the_model_says(DatabaseKind kind)
    {
        await using var byMigrations = await TestDatabase.Create(kind);
        await using var byModel = await TestDatabase.Create(kind);
        await using (var app = await TestApp.Start(kind, seed: false, on: byMigrations))
        {
            // Not EnsureCreated: the connection of the context steps down to a role that creates nothing.
            await app.WithDb(null, db => Execute(byModel.Location, db.Database.GenerateCreateScript()));
        }
        var expected = await Describe(byModel.Location);
        Assert.Contains(expected, l => l.StartsWith("column StoredFiles.Name", StringComparison.Ordinal));
        Assert.Contains(expected, l => l.StartsWith("index IX_Cpts_Code", StringComparison.Ordinal));
        var built = await Describe(byMigrations.Location);
        Assert.Empty(expected.Except(built).Select(l => "not built: " + l).Concat(built.Except(expected).Select(l => "not in the model: " + l)));
    }

    private static async Task Execute(BooksLocation location, string sql)
    {
        await using var connection = await Open(location);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<System.Data.Common.DbConnection> Open(BooksLocation location)
    {
        System.Data.Common.DbConnection connection = location.IsPostgreSql
            ? new Npgsql.NpgsqlConnection(location.PostgreSql)
            : new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={location.SqliteFile}");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>One line per column, index and foreign key, in one order.</summary>
    private static async Task<List<string>> Describe(BooksLocation location)
    {
        await using var connection = await Open(location);
        await using var command = connection.CreateCommand();
        command.CommandText = location.IsPostgreSql ? PostgreSql : Sqlite;
        await using var rows = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await rows.ReadAsync())
        {
            lines.Add(rows.GetString(0));
        }
        return [.. lines.Where(l => !l.Contains("__EF", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    private const string PostgreSql = """
        SELECT 'column ' || table_name || '.' || column_name || ' ' || udt_name || ' ' || coalesce(character_maximum_length::text, '-')
            || ' null=' || is_nullable || ' default=' || coalesce(column_default, '-') || ' identity=' || is_identity
        FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL
        SELECT 'index ' || indexname || ' ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL
        SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        """;

    private const string Sqlite = """
        SELECT 'column ' || t.name || '.' || c.name || ' ' || c.type || ' notnull=' || c."notnull" || ' default=' || coalesce(c.dflt_value, '-') || ' key=' || c.pk
        FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'
        UNION ALL
        SELECT 'index ' || i.name || ' on ' || t.name || ' unique=' || i."unique" || ' ' || (SELECT group_concat(x.name) FROM pragma_index_info(i.name) x) || coalesce(' ' || substr(m.sql, instr(m.sql, ' WHERE ')), '')
        FROM sqlite_master t JOIN pragma_index_list(t.name) i LEFT JOIN sqlite_master m ON m.name = i.name AND m.sql LIKE '% WHERE %' WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'
        UNION ALL
        SELECT 'foreign key ' || t.name || '.' || f."from" || ' -> ' || f."table" || '.' || f."to" || ' ' || f.on_delete
        FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
        """;
}
