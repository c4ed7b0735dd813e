using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Governance;

internal sealed class GovernanceMapping :
    IEntityTypeConfiguration<GoverningBody>, IEntityTypeConfiguration<Mandate>, IEntityTypeConfiguration<FoundingText>, IEntityTypeConfiguration<StatedRule>,
    IEntityTypeConfiguration<RegisteredSeat>, IEntityTypeConfiguration<OfficialDeclaration>, IEntityTypeConfiguration<GovernanceSettings>
{
    private const int CodeLength = 30;

    public void Configure(EntityTypeBuilder<GoverningBody> builder)
    {
        builder.ToTable("GoverningBodies");
        builder.Property(b => b.Kind).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(b => b.Name).HasMaxLength(GoverningBody.NameLength);
        builder.HasIndex(b => new { b.CptsId, b.Kind });
    }

    public void Configure(EntityTypeBuilder<Mandate> builder)
    {
        builder.ToTable("Mandates");
        builder.Property(m => m.Seat).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(m => m.ElectedBy).HasMaxLength(Mandate.TextLength);
        builder.Property(m => m.EndReason).HasMaxLength(Mandate.TextLength);
        builder.Ignore(m => m.Period);
        builder.HasOne<GoverningBody>().WithMany().HasForeignKey(m => m.BodyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(m => m.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(m => m.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.CptsId, m.BodyId, m.StartsOn });
        builder.HasIndex(m => new { m.CptsId, m.MemberId });
    }

    public void Configure(EntityTypeBuilder<FoundingText> builder)
    {
        builder.ToTable("FoundingTexts");
        builder.Property(t => t.Kind).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(t => t.AdoptedBy).HasMaxLength(FoundingText.TextLength);
        builder.Ignore(t => t.Label);
        builder.HasMany(t => t.Rules).WithOne().HasForeignKey(r => r.TextId);
        builder.HasIndex(t => new { t.CptsId, t.Kind, t.AdoptedOn });
    }

    public void Configure(EntityTypeBuilder<StatedRule> builder)
    {
        builder.ToTable("StatedRules");
        builder.Property(r => r.Rule).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(r => r.Value).HasMaxLength(StatedRule.ValueLength);
        builder.Property(r => r.Article).HasMaxLength(StatedRule.ArticleLength);
        builder.HasIndex(r => new { r.CptsId, r.TextId, r.Rule }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RegisteredSeat> builder)
    {
        builder.ToTable("RegisteredSeats");
        builder.Property(s => s.Address).HasMaxLength(RegisteredSeat.AddressLength);
        builder.HasIndex(s => new { s.CptsId, s.FromDay }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<OfficialDeclaration> builder)
    {
        builder.ToTable("OfficialDeclarations");
        builder.Property(d => d.Change).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(d => d.Reference).HasMaxLength(OfficialDeclaration.ReferenceLength);
        builder.HasIndex(d => new { d.CptsId, d.Change, d.ChangedOn }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<GovernanceSettings> builder)
    {
        builder.ToTable("GovernanceSettings");
        builder.HasIndex(s => s.CptsId).IsUnique();
    }
}
