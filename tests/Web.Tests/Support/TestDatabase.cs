using System.Globalization;
using Npgsql;
using Tisserand.Data;

namespace Tisserand.Web.Tests.Support;

/// <summary>The two databases that every data test runs on.</summary>
public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
}

/// <summary>Both kinds, as theory data: [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))].</summary>
public static class Databases
{
    public static TheoryData<DatabaseKind> Both => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];
}

/// <summary>
/// A new, empty place for books: a temporary folder, or a database of its own on the server named by
/// TISSERAND_TEST_POSTGRES (set by ./test). Without that server the test is skipped. Everything is removed at the end.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const string Variable = "TISSERAND_TEST_POSTGRES";
    private readonly string? _name;

    private TestDatabase(BooksLocation location, string? name) => (Location, _name) = (location, name);

    public BooksLocation Location { get; }

    public static async Task<TestDatabase> Create(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            return new(new BooksLocation(NewFolder(), null), null);
        }
        var server = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(server), Variable + " is not set: ./test starts a PostgreSQL server.");
        var name = "t_" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        await Execute(server, $"CREATE DATABASE {name}");
        var connection = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 };
        return new(new BooksLocation(NewFolder(), connection.ConnectionString), name);
    }

    public async ValueTask DisposeAsync()
    {
        if (_name is not null)
        {
            await using (var pool = new NpgsqlConnection(Location.PostgreSql))
            {
                NpgsqlConnection.ClearPool(pool);
            }
            await Execute(Environment.GetEnvironmentVariable(Variable)!, $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        }
        else
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }
        Directory.Delete(Location.Folder, recursive: true);
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("tisserand-test-").FullName;

    private static async Task Execute(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
#pragma warning disable CA2100 // A name made here.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
