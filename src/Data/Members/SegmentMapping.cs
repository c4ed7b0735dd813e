using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Members;

internal sealed class SegmentMapping : IEntityTypeConfiguration<Tag>, IEntityTypeConfiguration<TagOfMember>, IEntityTypeConfiguration<MemberCompetence>,
    IEntityTypeConfiguration<Segment>, IEntityTypeConfiguration<MemberMessage>, IEntityTypeConfiguration<MessageRecipient>
{
    public void Configure(EntityTypeBuilder<Tag> builder)
    {
        builder.ToTable("Tags");
        builder.Property(t => t.Name).HasMaxLength(Tag.NameLength);
        builder.Property(t => t.FoldedName).HasMaxLength(4 * Tag.NameLength).IsFolded();
        builder.HasIndex(t => new { t.CptsId, t.FoldedName }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<TagOfMember> builder)
    {
        builder.ToTable("TagsOfMembers");
        builder.HasOne<Member>().WithMany().HasForeignKey(t => t.MemberId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Tag>().WithMany().HasForeignKey(t => t.TagId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(t => new { t.CptsId, t.MemberId, t.TagId }).IsUnique();
        builder.HasIndex(t => new { t.CptsId, t.TagId, t.MemberId });
    }

    public void Configure(EntityTypeBuilder<MemberCompetence> builder)
    {
        builder.ToTable("MemberCompetences");
        builder.Property(c => c.Label).HasMaxLength(MemberCompetence.LabelLength);
        builder.Property(c => c.FoldedLabel).HasMaxLength(4 * MemberCompetence.LabelLength).IsFolded();
        builder.HasOne<Member>().WithMany().HasForeignKey(c => c.MemberId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => new { c.CptsId, c.MemberId });
        builder.HasIndex(c => new { c.CptsId, c.FoldedLabel, c.MemberId });
    }

    public void Configure(EntityTypeBuilder<Segment> builder)
    {
        builder.ToTable("Segments");
        builder.Property(s => s.Name).HasMaxLength(Segment.NameLength);
        builder.Property(s => s.Query).HasMaxLength(Segment.QueryLength);
        builder.Property(s => s.CreatedBy).HasMaxLength(MemberImport.NameLength);
        builder.HasIndex(s => new { s.CptsId, s.Name });
    }

    public void Configure(EntityTypeBuilder<MemberMessage> builder)
    {
        builder.ToTable("MemberMessages");
        builder.Property(m => m.Subject).HasMaxLength(MemberMessage.SubjectLength);
        builder.Property(m => m.Text).HasMaxLength(MemberMessage.TextLength);
        builder.Property(m => m.Audience).HasMaxLength(MemberMessage.AudienceLength);
        builder.Property(m => m.SentBy).HasMaxLength(MemberImport.NameLength);
        builder.HasIndex(m => new { m.CptsId, m.SentAt });
    }

    public void Configure(EntityTypeBuilder<MessageRecipient> builder)
    {
        builder.ToTable("MessageRecipients");
        builder.Property(r => r.To).HasMaxLength(320);
        builder.HasOne<MemberMessage>().WithMany().HasForeignKey(r => r.MessageId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.CptsId, r.MessageId });
        builder.HasIndex(r => new { r.CptsId, r.MemberId });
    }
}
