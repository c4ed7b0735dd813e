using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Members;

internal sealed class DirectoryMapping : IEntityTypeConfiguration<Consent>, IEntityTypeConfiguration<DirectoryCard>
{
    private const int CodeLength = 30;

    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("Consents");
        builder.Property(c => c.Subject).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(c => c.GivenSource).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(c => c.WithdrawnSource).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(c => c.GivenBy).HasMaxLength(Consent.NameLength);
        builder.Property(c => c.WithdrawnBy).HasMaxLength(Consent.NameLength);
        builder.Property(c => c.Text).HasMaxLength(Consent.TextLength);
        builder.HasOne<Member>().WithMany().HasForeignKey(c => c.MemberId).OnDelete(DeleteBehavior.Restrict);
        // What the directory asks of each person: whether a consent to this holds.
        builder.HasIndex(c => new { c.CptsId, c.MemberId, c.Subject, c.WithdrawnAt });
    }

    public void Configure(EntityTypeBuilder<DirectoryCard> builder)
    {
        builder.ToTable("DirectoryCards");
        builder.Property(c => c.Mssante).HasMaxLength(DirectoryCard.MssanteLength);
        builder.Property(c => c.Skills).HasMaxLength(DirectoryCard.SkillsLength);
        builder.Property(c => c.FoldedSkills).HasMaxLength(4 * DirectoryCard.SkillsLength).IsFolded();
        builder.HasOne<Member>().WithMany().HasForeignKey(c => c.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.CptsId, c.MemberId }).IsUnique();
    }
}
