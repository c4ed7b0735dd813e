using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Members;

internal sealed class CoverageMapping : IEntityTypeConfiguration<CoverageReading>, IEntityTypeConfiguration<CoverageCount>
{
    public void Configure(EntityTypeBuilder<CoverageReading> builder)
    {
        builder.ToTable("CoverageReadings");
        builder.Ignore(r => r.CommuneCodes);
        builder.HasMany(r => r.Counts).WithOne().HasForeignKey(c => c.ReadingId);
        // Two instances that read at the same second: the second meets the first's reading.
        builder.HasIndex(r => new { r.CptsId, r.Day }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CoverageCount> builder)
    {
        builder.ToTable("CoverageCounts");
        builder.HasKey(c => new { c.ReadingId, c.Commune, c.Profession });
        builder.Property(c => c.Commune).HasMaxLength(5);
        builder.Property(c => c.Profession).HasMaxLength(10);
        builder.HasIndex(c => new { c.CptsId, c.Commune, c.Profession });
    }
}
