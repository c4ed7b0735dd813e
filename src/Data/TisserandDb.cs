using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.EntityFrameworkCore.ValueGeneration;
using Tisserand.Data.Access;
using Tisserand.Data.Audit;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Foundation;

namespace Tisserand.Data;

/// <summary>
/// The books of every CPTS of the installation. Three things happen here and nowhere else: queries are bound to the current
/// CPTS, new rows are stamped with it, and every change leaves a line in the audit trail.
/// </summary>
public sealed class TisserandDb(DbContextOptions<TisserandDb> options, CurrentCpts cpts, Author author, TimeProvider time)
    : IdentityUserContext<Account, Guid>(options)
{
    public CurrentCpts Cpts => cpts;

    public Author Author => author;

    /// <summary>What the query filter compares with: the current CPTS, or the empty identifier, which owns no fact.</summary>
    public CptsId CptsFilter => cpts.Id ?? default;

    /// <summary>True while tables are built: the connection then keeps the rights of its account.</summary>
    internal bool IsMigrating { get; set; }

    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        BeforeSave();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        BeforeSave();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<CptsId>().HaveConversion<CptsIdConverter>();
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(TisserandDb).Assembly);
        foreach (var key in builder.Model.GetEntityTypes().Select(e => e.FindPrimaryKey()).OfType<Microsoft.EntityFrameworkCore.Metadata.IMutableKey>()
            .Where(k => k.Properties is [{ Name: "Id" }] && k.Properties[0].ClrType == typeof(Guid)))
        {
            key.Properties[0].ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.OnAdd;
            key.Properties[0].SetValueGeneratorFactory((_, _) => new TimeOrderedIds());
        }
        TenancyModel.Apply(builder, this);
        FoldedColumns.Apply(builder, Database);
    }

    private void BeforeSave()
    {
        ChangeTracker.DetectChanges();
        foreach (var entry in ChangeTracker.Entries<ICptsOwned>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            var owner = entry.Property(o => o.CptsId);
            if (entry.State == EntityState.Added && owner.CurrentValue == default)
            {
                owner.CurrentValue = cpts.Required;
            }
            if (!cpts.IsWholeInstallation && (owner.CurrentValue != cpts.Required || owner.OriginalValue != owner.CurrentValue))
            {
                throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} of another CPTS cannot be saved here.");
            }
        }
        AddRange(AuditTrail.Read(this, time.GetUtcNow().UtcDateTime));
    }

    private sealed class CptsIdConverter() : ValueConverter<CptsId, Guid>(id => id.Value, value => new CptsId(value));

    /// <summary>Moments are UTC: refused on the way in otherwise, marked so on the way out (SQLite forgets it).</summary>
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        moment => moment.Kind == DateTimeKind.Utc ? moment : NotUtc(moment),
        stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc))
    {
        private static DateTime NotUtc(DateTime moment) => throw new ArgumentException($"{moment:O} is not UTC.", nameof(moment));
    }

    /// <summary>Version 7 identifiers: made here rather than by the database, in order of time.</summary>
    private sealed class TimeOrderedIds : ValueGenerator<Guid>
    {
        public override bool GeneratesTemporaryValues => false;

        public override Guid Next(EntityEntry entry) => Guid.CreateVersion7();
    }
}
