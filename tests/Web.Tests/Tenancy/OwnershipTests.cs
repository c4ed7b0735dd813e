using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Access;
using Tisserand.Data.Installation;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Tenancy;

/// <summary>Every entity belongs to a CPTS, or stands here with its reason.</summary>
public sealed class OwnershipTests
{
    private static readonly Dictionary<Type, string> OfTheInstallation = new()
    {
        [typeof(Account)] = "a person may work for several CPTS",
        [typeof(IdentityUserClaim<Guid>)] = "part of the account",
        [typeof(IdentityUserLogin<Guid>)] = "part of the account",
        [typeof(IdentityUserToken<Guid>)] = "part of the account",
        [typeof(IdentityUserPasskey<Guid>)] = "part of the account",
        [typeof(CptsAccess)] = "read by the Gate before it knows the CPTS",
        [typeof(SignInLink)] = "read before anybody is signed in",
        [typeof(ApiKey)] = "read by the Gate before it knows the CPTS",
        [typeof(Cpts)] = "the owner itself",
        [typeof(FormerCode)] = "read by the Gate to find the CPTS of an old address",
        [typeof(OutgoingMail)] = "sent by one job for all",
        [typeof(DataProtectionKey)] = "keys of the installation",
    };

    [Fact]
    public async Task Every_entity_is_owned_or_listed_with_a_reason()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite, seed: false);
        await app.WithDb(null, db =>
        {
            var entities = db.Model.GetEntityTypes().Where(e => !e.IsOwned()).ToList();
            var unowned = entities.Where(e => !typeof(ICptsOwned).IsAssignableFrom(e.ClrType)).Select(e => e.ClrType).ToHashSet();

            Assert.Empty(unowned.Where(t => !OfTheInstallation.ContainsKey(t)).Select(t => t.Name + " is neither owned by a CPTS nor listed here"));
            Assert.Empty(OfTheInstallation.Keys.Where(t => !unowned.Contains(t)).Select(t => t.Name + " is listed here and need not be"));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Every_owned_entity_has_the_filter_and_an_index_on_its_cpts()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite, seed: false);
        await app.WithDb(null, db =>
        {
            var owned = db.Model.GetEntityTypes().Where(e => typeof(ICptsOwned).IsAssignableFrom(e.ClrType)).ToList();

            Assert.NotEmpty(owned);
            Assert.Empty(owned.Where(e => e.GetDeclaredQueryFilters().Count == 0).Select(e => e.ClrType.Name + " has no filter"));
            Assert.Empty(owned.Where(e => !e.GetIndexes().Any(i => i.Properties[0].Name == nameof(ICptsOwned.CptsId)) && e.FindPrimaryKey()!.Properties[0].Name != nameof(ICptsOwned.CptsId))
                .Select(e => e.ClrType.Name + " has no index on its CPTS"));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task On_PostgreSql_every_owned_table_has_a_forced_policy()
    {
        await using var app = await TestApp.Start(DatabaseKind.PostgreSql, seed: false);
        await app.WithDb(null, async db =>
        {
            var owned = db.Model.GetEntityTypes().Where(e => typeof(ICptsOwned).IsAssignableFrom(e.ClrType)).Select(e => e.GetTableName()!).Distinct().Order(StringComparer.Ordinal);
            var forced = await db.Database.SqlQuery<string>($"SELECT c.relname::text AS \"Value\" FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid WHERE c.relrowsecurity AND c.relforcerowsecurity").ToListAsync();

            Assert.Equal(owned, forced.Distinct().Order(StringComparer.Ordinal));
        });
    }
}
