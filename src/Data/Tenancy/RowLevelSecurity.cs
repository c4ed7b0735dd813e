using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Tisserand.Domain.Foundation;

namespace Tisserand.Data.Tenancy;

/// <summary>
/// The second wall on PostgreSQL, behind the query filters: each opened connection steps down to a plain role and names
/// its CPTS; policies made from the model let it see and write the rows of that CPTS alone.
/// </summary>
public sealed class RowLevelSecurity : DbConnectionInterceptor
{
    private const string Role = "tisserand_app";
    private const string Setting = "tisserand.cpts";
    private const string Everything = "*";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = StepDown(connection, eventData);
        command?.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = StepDown(connection, eventData);
        if (command is not null)
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static DbCommand? StepDown(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (eventData.Context is not TisserandDb db)
        {
            return null;
        }
        var command = connection.CreateCommand();
        // A Guid and two constants: nothing of the user enters this text.
        var cpts = db.Cpts.IsWholeInstallation ? Everything : db.Cpts.Id?.Value.ToString("D", CultureInfo.InvariantCulture) ?? "";
#pragma warning disable CA2100
        command.CommandText = db.IsMigrating
            ? $"SELECT set_config('{Setting}', '{Everything}', false)"
            : $"SELECT set_config('role', rolname, false) FROM pg_roles WHERE rolname = '{Role}' AND pg_has_role(current_user, oid, 'MEMBER'); SELECT set_config('{Setting}', '{cpts}', false)";
#pragma warning restore CA2100
        return command;
    }

    /// <summary>
    /// Creates the plain role (when the connecting account may), gives it the tables, and writes one policy on every
    /// owned table of the model. Run after each migration; running it again changes nothing.
    /// </summary>
    public static async Task Install(TisserandDb db, CancellationToken cancellationToken)
    {
        var owned = db.Model.GetEntityTypes()
            .Where(e => typeof(ICptsOwned).IsAssignableFrom(e.ClrType))
            .Select(e => (Table: e.GetTableName()!, Column: e.FindProperty(nameof(ICptsOwned.CptsId))!.GetColumnName()))
            .Distinct();
        var policies = string.Concat(owned.Select(o => $"""

            ALTER TABLE "{o.Table}" ENABLE ROW LEVEL SECURITY;
            ALTER TABLE "{o.Table}" FORCE ROW LEVEL SECURITY;
            DROP POLICY IF EXISTS one_cpts ON "{o.Table}";
            CREATE POLICY one_cpts ON "{o.Table}" USING (
                current_setting('{Setting}', true) = '{Everything}'
                OR "{o.Column}" = coalesce(nullif(nullif(current_setting('{Setting}', true), ''), '{Everything}'), '{Guid.Empty:D}')::uuid);
            """));
        var role = $"""
            DO $$ BEGIN
                CREATE ROLE {Role} NOLOGIN NOSUPERUSER NOBYPASSRLS;
            EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
            END $$;
            DO $$ BEGIN
                IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{Role}') THEN
                    BEGIN
                        EXECUTE format('GRANT {Role} TO %I', current_user);
                    EXCEPTION WHEN insufficient_privilege THEN NULL;
                    END;
                    GRANT USAGE ON SCHEMA public TO {Role};
                    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {Role};
                    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {Role};
                END IF;
            END $$;
            DO $$ BEGIN
                IF EXISTS (SELECT FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls))
                    AND NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{Role}' AND pg_has_role(current_user, oid, 'MEMBER')) THEN
                    RAISE EXCEPTION 'The account passes through row-level security and cannot step down to {Role}: create that role and grant it, or use a plain account.';
                END IF;
            END $$;
            """;
        // Several instances may start at once: one installs, the others wait for it.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(7415)", cancellationToken);
#pragma warning disable EF1003 // Names of the model and constants only.
        await db.Database.ExecuteSqlRawAsync(role + policies, cancellationToken);
#pragma warning restore EF1003
        await transaction.CommitAsync(cancellationToken);
    }
}
