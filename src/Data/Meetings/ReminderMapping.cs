using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Meetings;

internal sealed class ReminderMapping : IEntityTypeConfiguration<ReminderPlan>, IEntityTypeConfiguration<MeetingMail>
{
    public void Configure(EntityTypeBuilder<ReminderPlan> builder)
    {
        builder.ToTable("ReminderPlans");
        builder.Property(p => p.Delays).HasMaxLength(ReminderPlan.DelaysLength);
        builder.Property(p => p.Text).HasMaxLength(ReminderPlan.TextLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(p => p.MeetingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => new { p.CptsId, p.MeetingId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<MeetingMail> builder)
    {
        builder.ToTable("MeetingMails");
        builder.Property(m => m.Kind).HasConversion<string>().HasMaxLength(30);
        builder.Property(m => m.Occasion).HasMaxLength(MeetingMail.OccasionLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(m => m.MeetingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(m => m.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.CptsId, m.MeetingId, m.MemberId, m.Kind, m.Occasion }).IsUnique();
    }
}
