using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Members;

internal sealed class MemberImportMapping : IEntityTypeConfiguration<MemberImport>, IEntityTypeConfiguration<MemberImportLine>
{
    private const int CodeLength = 20;

    public void Configure(EntityTypeBuilder<MemberImport> builder)
    {
        builder.ToTable("MemberImports");
        builder.Property(i => i.FileName).HasMaxLength(MemberImport.NameLength);
        builder.Property(i => i.CreatedBy).HasMaxLength(MemberImport.NameLength);
        builder.Property(i => i.Doubles).HasConversion<string>().HasMaxLength(CodeLength);
        // Two who confirm at the same second: the second meets the first's state.
        builder.Property(i => i.State).HasConversion<string>().HasMaxLength(CodeLength).IsConcurrencyToken();
        builder.Ignore(i => i.IsWorking);
        builder.HasIndex(i => new { i.CptsId, i.CreatedAt });
    }

    public void Configure(EntityTypeBuilder<MemberImportLine> builder)
    {
        builder.ToTable("MemberImportLines");
        builder.Property(l => l.Person).HasMaxLength(2 * Member.NameLength);
        builder.Property(l => l.Fate).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(l => l.Resemblance).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(l => l.Choice).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(l => l.Note).HasMaxLength(MemberImportLine.TextLength);
        builder.Property(l => l.After).HasMaxLength(64);
        builder.Ignore(l => l.HasTwin);
        builder.HasOne<MemberImport>().WithMany().HasForeignKey(l => l.ImportId);
        builder.HasOne<Member>().WithMany().HasForeignKey(l => l.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => new { l.ImportId, l.Number });
        builder.HasIndex(l => new { l.ImportId, l.Fate, l.Number });
        builder.HasIndex(l => new { l.CptsId, l.MemberId });
    }
}
