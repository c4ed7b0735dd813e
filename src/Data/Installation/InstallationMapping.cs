using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Data.Audit;

namespace Tisserand.Data.Installation;

internal sealed class InstallationMapping : IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<OutgoingMail>, IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.Property(a => a.Author).HasMaxLength(200);
        builder.Property(a => a.Entity).HasMaxLength(60);
        builder.Property(a => a.EntityId).HasMaxLength(120);
        builder.Property(a => a.Act).HasConversion<string>().HasMaxLength(10);
        builder.HasIndex(a => new { a.CptsId, a.At });
        builder.HasIndex(a => new { a.CptsId, a.Entity, a.EntityId, a.At });
    }

    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("OutgoingMails");
        builder.Property(m => m.To).HasMaxLength(320);
        builder.Property(m => m.Subject).HasMaxLength(300);
        builder.Property(m => m.AttachmentName).HasMaxLength(200);
        builder.Property(m => m.Files).HasMaxLength(1000);
        builder.HasIndex(m => new { m.SentAt, m.NotBefore });
    }

    public void Configure(EntityTypeBuilder<DataProtectionKey> builder) => builder.ToTable("DataProtectionKeys");
}
