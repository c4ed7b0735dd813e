using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Documents;

namespace Tisserand.Data.Documents;

internal sealed class DocumentsMapping : IEntityTypeConfiguration<StoredFile>, IEntityTypeConfiguration<StoredContent>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("StoredFiles");
        builder.Property(f => f.Subject).HasMaxLength(60);
        builder.Property(f => f.Name).HasMaxLength(StoredFile.NameLength);
        builder.Property(f => f.MediaType).HasMaxLength(100);
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.HasIndex(f => new { f.CptsId, f.Subject, f.SubjectId });
        builder.HasIndex(f => new { f.CptsId, f.SeriesId });
    }

    public void Configure(EntityTypeBuilder<StoredContent> builder)
    {
        builder.ToTable(StoredContent.TableName);
        builder.HasOne<StoredFile>().WithOne().HasForeignKey<StoredContent>(c => c.Id);
    }
}
