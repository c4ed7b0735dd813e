using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Members;

internal sealed class MergeMapping : IEntityTypeConfiguration<DistinctPersons>, IEntityTypeConfiguration<MergedMember>
{
    public void Configure(EntityTypeBuilder<DistinctPersons> builder)
    {
        builder.ToTable("DistinctPersons");
        builder.HasOne<Member>().WithMany().HasForeignKey(d => d.FirstId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(d => d.SecondId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(d => new { d.CptsId, d.FirstId, d.SecondId });
    }

    public void Configure(EntityTypeBuilder<MergedMember> builder)
    {
        builder.ToTable("MergedMembers");
        builder.Property(m => m.Name).HasMaxLength((2 * Member.NameLength) + 1);
        builder.Property(m => m.MergedBy).HasMaxLength(MemberImport.NameLength);
        builder.HasOne<Member>().WithMany().HasForeignKey(m => m.KeptId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.CptsId, m.KeptId });
    }
}
