using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Members;

internal sealed class ProposedChangeMapping : IEntityTypeConfiguration<ProposedChange>
{
    private const int CodeLength = 20;

    public void Configure(EntityTypeBuilder<ProposedChange> builder)
    {
        builder.ToTable("ProposedChanges");
        builder.Property(p => p.Field).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(p => p.Source).HasConversion<string>().HasMaxLength(CodeLength);
        // Two who settle it at the same second: the second meets the first's state.
        builder.Property(p => p.State).HasConversion<string>().HasMaxLength(CodeLength).IsConcurrencyToken();
        builder.Property(p => p.ProposedBy).HasMaxLength(ProposedChange.NameLength);
        builder.Property(p => p.SettledBy).HasMaxLength(ProposedChange.NameLength);
        builder.HasOne<Member>().WithMany().HasForeignKey(p => p.MemberId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => p.MemberId);
        builder.HasIndex(p => new { p.CptsId, p.State, p.MemberId });
    }
}
