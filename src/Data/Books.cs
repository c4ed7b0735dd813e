using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Audit;
using Tisserand.Data.Documents;
using Tisserand.Data.Installation.Backups;
using Tisserand.Data.Migrations;
using Tisserand.Data.Tenancy;

namespace Tisserand.Data;

/// <summary>
/// Where the books are: a SQLite file in a data folder, or a PostgreSQL database. The folder also holds, on SQLite, the
/// national directories (a second file) and the documents; on both, outgoing mail when no mail server is set.
/// </summary>
/// <param name="Folder">Absolute path of the data folder.</param>
/// <param name="PostgreSql">Connection string, or null for SQLite.</param>
public sealed record BooksLocation(string Folder, string? PostgreSql)
{
    public bool IsPostgreSql => PostgreSql is not null;

    /// <summary>"SQLite" or "PostgreSQL", as shown by /sante.</summary>
    public string Kind => IsPostgreSql ? "PostgreSQL" : "SQLite";

    public string SqliteFile => Path.Combine(Folder, "tisserand.db");
}

/// <summary>Opens and upgrades the books.</summary>
public static class Books
{
    /// <summary>Registers the context, its scope (CPTS and author) and the whole-installation door.</summary>
    public static IServiceCollection AddBooks(this IServiceCollection services, BooksLocation location)
    {
        services.AddSingleton(location);
        services.AddScoped<CurrentCpts>();
        services.AddScoped<Author>();
        services.AddSingleton<WholeInstallation>();
        services.AddSingleton<RowLevelSecurity>();
        services.AddScoped<FileStore>();
        services.AddSingleton<BackupWriter>();
        services.AddSingleton<BackupRestorer>();
        services.AddDbContext<TisserandDb>((provider, options) => Configure(options, location, provider.GetRequiredService<RowLevelSecurity>()));
        return services;
    }

    /// <param name="alone">SQLite: the connection is closed for good after use, not kept for the next.</param>
    public static void Configure(DbContextOptionsBuilder options, BooksLocation location, RowLevelSecurity security, bool alone = false)
    {
        // Migrations are written by hand for both databases: a test, not the snapshot, compares them with the model.
        options.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
        options.ReplaceService<IMigrationsIdGenerator, MigrationIds>();
        if (location.PostgreSql is { } connection)
        {
            options.UseNpgsql(connection);
            options.AddInterceptors(security);
        }
        else
        {
            Directory.CreateDirectory(location.Folder);
            options.UseSqlite($"Data Source={location.SqliteFile};Foreign Keys=True;Default Timeout=30;Pooling={!alone}");
        }
    }

    /// <summary>Creates or upgrades the books; safe when several instances start together and after a killed start.</summary>
    public static async Task Migrate(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var location = scope.ServiceProvider.GetRequiredService<BooksLocation>();
        var db = scope.ServiceProvider.GetRequiredService<TisserandDb>();
        db.IsMigrating = true;
        await using IAsyncDisposable hold = location.PostgreSql is { } connection
            ? await PostgreSqlUpgradeLock.Take(db, connection, cancellationToken)
            : await SqliteUpgradeLock.Take(location, cancellationToken);
        // An upgrade writes its lock into the base, and waits for the disk, even when it has nothing to do.
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await db.Database.MigrateAsync(cancellationToken);
        }
        if (location.IsPostgreSql)
        {
            await RowLevelSecurity.Install(db, cancellationToken);
        }
        else
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
        }
        await FillMatchKeys.Run(db, services.GetRequiredService<WholeInstallation>(), cancellationToken);
        if (!location.IsPostgreSql)
        {
            await SqliteStatistics.Refresh(db, cancellationToken);
        }
    }
}
