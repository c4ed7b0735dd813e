using Microsoft.EntityFrameworkCore;

namespace Tisserand.Data.Reference;

/// <summary>
/// The national directories, apart from the books of the CPTS: a second SQLite file, or the schema « reference » on PostgreSQL.
/// Pages read it here; loads write beside it (<see cref="DirectoryLoad"/>). Nothing of a CPTS stands in it.
/// </summary>
public sealed class ReferenceDb(DbContextOptions<ReferenceDb> options) : DbContext(options)
{
    public const string Schema = "reference";

    public DbSet<Practitioner> Practitioners => Set<Practitioner>();

    public DbSet<Place> Places => Set<Place>();

    public DbSet<Activity> Activities => Set<Activity>();

    public DbSet<PractitionerSkill> Skills => Set<PractitionerSkill>();

    public DbSet<CodeLabel> Labels => Set<CodeLabel>();

    public DbSet<RejectedLine> RejectedLines => Set<RejectedLine>();

    public DbSet<Generation> Generations => Set<Generation>();

    public DbSet<Movement> Movements => Set<Movement>();

    public DbSet<MovementInCommune> MovementsInCommunes => Set<MovementInCommune>();

    public DbSet<Difference> Differences => Set<Difference>();

    public DbSet<Contour> Contours => Set<Contour>();

    public DbSet<NameWord> NameWords => Set<NameWord>();

    public DbSet<PlaceWord> PlaceWords => Set<PlaceWord>();

    public DbSet<FileInUse> FilesInUse => Set<FileInUse>();

    public DbSet<FileRejectedLine> FileRejectedLines => Set<FileRejectedLine>();

    public DbSet<Establishment> Establishments => Set<Establishment>();

    public DbSet<Mailbox> Mailboxes => Set<Mailbox>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        if (Database.IsNpgsql())
        {
            modelBuilder.HasDefaultSchema(Schema);
        }
        modelBuilder.Entity<Practitioner>().ToTable("practitioner").Property(p => p.Id).ValueGeneratedNever();
        modelBuilder.Entity<Place>(place =>
        {
            place.ToTable("place");
            place.Property(p => p.Id).ValueGeneratedNever();
            place.Property(p => p.Located).HasConversion<short>();
        });
        modelBuilder.Entity<Activity>(activity =>
        {
            activity.ToTable("activity").HasNoKey();
            activity.Property(a => a.PractitionerId).HasColumnName("practitioner");
            activity.Property(a => a.PlaceId).HasColumnName("place");
        });
        modelBuilder.Entity<PractitionerSkill>(skill =>
        {
            skill.ToTable("skill").HasNoKey();
            skill.Property(s => s.PractitionerId).HasColumnName("practitioner");
        });
        modelBuilder.Entity<CodeLabel>().ToTable("code_label").HasNoKey();
        modelBuilder.Entity<RejectedLine>().ToTable("rejected_line").HasNoKey();
        modelBuilder.Entity<Generation>(generation =>
        {
            generation.ToTable("generation").Property(g => g.Id).ValueGeneratedNever();
            // SQLite forgets that a moment is UTC.
            generation.Property(g => g.LoadedAt).HasConversion(moment => moment, stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
        });
        modelBuilder.Entity<Fingerprint>().ToTable("fingerprint").Property(f => f.Id).ValueGeneratedNever();
        modelBuilder.Entity<Movement>().ToTable("movement").Property(m => m.Id).ValueGeneratedNever();
        modelBuilder.Entity<MovementInCommune>().ToTable("movement_in_commune").HasNoKey();
        modelBuilder.Entity<Difference>(difference =>
        {
            difference.ToTable("difference").HasKey(d => d.Generation);
            difference.Property(d => d.Generation).ValueGeneratedNever();
        });
        modelBuilder.Entity<Contour>().ToTable("contour").HasKey(c => c.Code);
        modelBuilder.Entity<NameWord>().ToTable("name_word").HasNoKey();
        modelBuilder.Entity<PlaceWord>().ToTable("place_word").HasNoKey();
        modelBuilder.Entity<FileInUse>().ToTable("file_in_use").HasKey(f => f.File);
        modelBuilder.Entity<FileRejectedLine>().ToTable("file_rejected_line").HasNoKey();
        modelBuilder.Entity<Establishment>().ToTable("establishment").HasKey(e => e.Finess);
        modelBuilder.Entity<Mailbox>().ToTable("mailbox").HasNoKey();
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            if (property.FindAnnotation("Relational:ColumnName") is null)
            {
                property.SetColumnName(Snake(property.Name));
            }
        }
    }

    private static string Snake(string name) => string.Concat(name.Select((c, i) =>
        char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
