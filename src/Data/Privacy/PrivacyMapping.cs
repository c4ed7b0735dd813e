using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Members;
using Tisserand.Domain.Privacy;

namespace Tisserand.Data.Privacy;

internal sealed class PrivacyMapping : IEntityTypeConfiguration<KeptIdentity>, IEntityTypeConfiguration<PersonExport>, IEntityTypeConfiguration<RetentionChoice>,
    IEntityTypeConfiguration<RightsRequest>, IEntityTypeConfiguration<OwnProcessing>, IEntityTypeConfiguration<PrivacySettings>
{
    private const int AuthorLength = 200;

    public void Configure(EntityTypeBuilder<KeptIdentity> builder)
    {
        builder.ToTable("KeptIdentities");
        builder.Property(k => k.Name).HasMaxLength(KeptIdentity.NameLength);
        builder.Property(k => k.Pieces).HasMaxLength(KeptIdentity.PiecesLength);
        builder.HasOne<Member>().WithMany().HasForeignKey(k => k.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(k => new { k.CptsId, k.Until });
    }

    public void Configure(EntityTypeBuilder<PersonExport> builder)
    {
        builder.ToTable("PersonExports");
        builder.Property(e => e.Name).HasMaxLength(PersonExport.NameLength);
        builder.Property(e => e.ExportedBy).HasMaxLength(AuthorLength);
        builder.HasOne<Member>().WithMany().HasForeignKey(e => e.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.CptsId, e.ExportedAt });
    }

    public void Configure(EntityTypeBuilder<RetentionChoice> builder)
    {
        builder.ToTable("RetentionChoices");
        builder.Property(c => c.Key).HasMaxLength(RetentionChoice.KeyLength);
        builder.HasIndex(c => new { c.CptsId, c.Key }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RightsRequest> builder)
    {
        builder.ToTable("RightsRequests");
        builder.Property(r => r.Right).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Name).HasMaxLength(RightsRequest.NameLength);
        builder.Property(r => r.Contact).HasMaxLength(320);
        builder.Property(r => r.Details).HasMaxLength(RightsRequest.TextLength);
        builder.Property(r => r.Extension).HasMaxLength(RightsRequest.TextLength);
        builder.Property(r => r.Answer).HasMaxLength(RightsRequest.TextLength);
        builder.Property(r => r.AnsweredBy).HasMaxLength(AuthorLength);
        builder.Ignore(r => r.DueOn);
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.CptsId, r.AnsweredOn, r.ReceivedOn });
    }

    public void Configure(EntityTypeBuilder<OwnProcessing> builder)
    {
        builder.ToTable("OwnProcessings");
        builder.Property(p => p.Title).HasMaxLength(OwnProcessing.TitleLength);
        builder.Property(p => p.Purpose).HasMaxLength(OwnProcessing.TextLength);
        builder.Property(p => p.Basis).HasMaxLength(OwnProcessing.TextLength);
        builder.Property(p => p.People).HasMaxLength(OwnProcessing.TextLength);
        builder.Property(p => p.Data).HasMaxLength(OwnProcessing.TextLength);
        builder.Property(p => p.Recipients).HasMaxLength(OwnProcessing.TextLength);
        builder.Property(p => p.Keeping).HasMaxLength(OwnProcessing.TextLength);
    }

    public void Configure(EntityTypeBuilder<PrivacySettings> builder)
    {
        builder.ToTable("PrivacySettings");
        builder.Property(s => s.Controller).HasMaxLength(PrivacySettings.TextLength);
        builder.Property(s => s.Officer).HasMaxLength(PrivacySettings.TextLength);
        builder.Property(s => s.Contact).HasMaxLength(PrivacySettings.TextLength);
        builder.HasIndex(s => s.CptsId).IsUnique();
    }
}
