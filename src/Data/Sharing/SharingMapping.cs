using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Sharing;

namespace Tisserand.Data.Sharing;

internal sealed class SharingMapping : IEntityTypeConfiguration<ShareLink>, IEntityTypeConfiguration<ShareRead>
{
    public void Configure(EntityTypeBuilder<ShareLink> builder)
    {
        builder.ToTable("ShareLinks");
        builder.Property(l => l.Label).HasMaxLength(ShareLink.LabelLength);
        builder.Property(l => l.Hash).HasMaxLength(ShareLink.SecretLength);
        builder.Property(l => l.PasswordHash).HasMaxLength(96);
        builder.Property(l => l.CreatedBy).HasMaxLength(ShareLink.NameLength);
        builder.HasIndex(l => new { l.CptsId, l.Hash }).IsUnique();
        builder.HasIndex(l => new { l.CptsId, l.SeriesId });
    }

    public void Configure(EntityTypeBuilder<ShareRead> builder)
    {
        builder.ToTable("ShareReads");
        builder.HasOne<ShareLink>().WithMany().HasForeignKey(r => r.ShareId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => new { r.CptsId, r.ShareId, r.ReadAt });
    }
}
