using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Tisserand.Data.Reference;

/// <summary>Opens and creates the base of the national directories.</summary>
public static class ReferenceBase
{
    private const string File = "reference.db";

    /// <summary>Two instances that start together on PostgreSQL create the schema one after the other.</summary>
    private const long CreationLock = 0x5265666572656e63;

    public static IServiceCollection AddReferenceBase(this IServiceCollection services) => services
        .AddDbContext<ReferenceDb>((provider, options) => Configure(options, provider.GetRequiredService<BooksLocation>()))
        .AddScoped<DirectoryQueries>()
        .AddScoped<MovementQueries>()
        .AddScoped<DirectoryLabels>()
        .AddScoped<NationalFileQueries>()
        .AddScoped<EstablishmentQueries>()
        .AddScoped<DirectorySearch>()
        .AddScoped<ContourStore>();

    public static void Configure(DbContextOptionsBuilder options, BooksLocation location)
    {
        // The search reads so many rows of a range at most, whichever they are: to order them would read them all.
        options.ConfigureWarnings(w => w.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning));
        options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        if (location.PostgreSql is { } connection)
        {
            options.UseNpgsql(connection);
        }
        else
        {
            System.IO.Directory.CreateDirectory(location.Folder);
            options.UseSqlite($"Data Source={Path.Combine(location.Folder, File)};Default Timeout=30");
        }
    }

    /// <inheritdoc cref="Create(ReferenceDb, CancellationToken)"/>
    public static async Task Create(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        await Create(scope.ServiceProvider.GetRequiredService<ReferenceDb>(), cancellationToken);
    }

    /// <summary>Creates what is missing; run again, changes nothing. Leaves the remains of a killed load to the next load.</summary>
    public static async Task Create(ReferenceDb db, CancellationToken cancellationToken)
    {
        var isPostgreSql = db.Database.IsNpgsql();
        var prefix = isPostgreSql ? ReferenceDb.Schema + "." : "";
        var tables = DirectoryTables.All.Concat(FileTables.All).Select(t => t.Create(prefix + t.Name, withKey: true, ifMissing: true))
            .Append($"CREATE TABLE IF NOT EXISTS {prefix}generation (id bigint PRIMARY KEY, file_name text NOT NULL, "
                + $"extracted_on {(isPostgreSql ? "date" : "text")}, loaded_at {(isPostgreSql ? "timestamp with time zone" : "text")} NOT NULL, "
                + "rows bigint NOT NULL, practitioners bigint NOT NULL, places bigint NOT NULL, rejected bigint NOT NULL, "
                + "unlocated bigint NOT NULL, seconds double precision NOT NULL)")
            .Append($"CREATE TABLE IF NOT EXISTS {prefix}contour (code text PRIMARY KEY, geometry text NOT NULL)")
            .Concat(MovementTables.Create(prefix))
            .Concat(FileTables.CreateRegisters(prefix, isPostgreSql))
            .Concat(SearchTables.CreateMissing(prefix, isPostgreSql));
        if (isPostgreSql)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({CreationLock})", cancellationToken);
            await Run(db, tables.Prepend($"CREATE SCHEMA IF NOT EXISTS {ReferenceDb.Schema}"), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        else
        {
            await Run(db, tables.Prepend("PRAGMA journal_mode=WAL"), cancellationToken);
        }
    }

    private static async Task Run(ReferenceDb db, IEnumerable<string> statements, CancellationToken cancellationToken)
    {
        foreach (var statement in statements)
        {
            await db.Database.ExecuteSqlRawAsync(statement, cancellationToken);
        }
    }
}
